using System.Buffers;
using FastUdp.Engine.Tests.Support;
using FastUdp.LargeMessages;

namespace FastUdp.Engine.Tests.LargeMessages.Support;

/// <summary>A handler that keeps a copy of every message and of every other datagram, and tells when so many messages have come.</summary>
internal sealed class MessageInbox : ILargeMessageHandler
{
    private readonly Inbox _messages = new();

    public List<byte[]> Others { get; } = [];

    public int Count => _messages.Count;

    public Task<Arrival[]> TakeAsync(int count) => _messages.TakeAsync(count);

    /// <summary>The messages that have come.</summary>
    public byte[][] Payloads => [.. _messages.TakeAsync(Count).Result.Select(arrival => arrival.Payload)];

    public void OnMessage(LargeMessage message)
    {
        using (message)
        {
            byte[] payload = message.Payload.ToArray();
            if (payload.Length != message.Length)
                throw new InvalidOperationException($"The message said {message.Length} bytes and held {payload.Length}.");
            _messages.Add(new Arrival(message.Remote, payload, IsTruncated: false));
        }
    }

    public void OnDatagram(in Datagram datagram, DatagramSender sender) => Others.Add(datagram.Payload.ToArray());
}
