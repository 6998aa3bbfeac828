using System.Collections.Concurrent;
using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Support;

internal delegate void ClientScript(ClientAsk ask, DatagramSender sender);

/// <summary>A server for tests of the client: does with each request what the test's script says, and remembers them all.</summary>
internal sealed class ClientResponder : IDatagramHandler
{
    private readonly TimeProvider _timeProvider;
    private readonly long _origin;
    private readonly Dictionary<ulong, int> _copies = [];

    public ClientResponder(ClientScript? script = null, TimeProvider? timeProvider = null)
    {
        Script = script ?? Reply;
        _timeProvider = timeProvider ?? TimeProvider.System;
        _origin = _timeProvider.GetTimestamp();
    }

    public ClientScript Script { get; set; }

    public ConcurrentQueue<ClientAsk> Asks { get; } = [];

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            if (!RequestHeader.TryRead(datagram.Payload, out RequestHeader header, out _))
                throw new InvalidOperationException("This is no request.");
            bool isQuestion = Question.TryRead(datagram.Payload[RequestHeader.MaxWireSize..], out Question question, out _);
            int copy = _copies[header.Id] = _copies.GetValueOrDefault(header.Id) + 1;
            var ask = new ClientAsk(datagram.Remote, header, isQuestion ? question.Number : -1, copy, _timeProvider.GetElapsedTime(_origin));
            Asks.Enqueue(ask);
            Script(ask, sender);
        }
    }

    /// <summary>Says nothing.</summary>
    public static void Ignore(ClientAsk ask, DatagramSender sender)
    {
    }

    /// <summary>Replies with the question's number.</summary>
    public static void Reply(ClientAsk ask, DatagramSender sender) => Reply(ask, sender, ask.Header);

    /// <summary>Replies under another header's identifier and sequence.</summary>
    public static void Reply(ClientAsk ask, DatagramSender sender, in RequestHeader header) =>
        sender.Send(ask.From, MakeReply(header.Id, header.Sequence, new Answer(ask.Number, 1)));

    public static void Reject(ClientAsk ask, DatagramSender sender, RequestRejection status) =>
        sender.Send(ask.From, Write(new ReplyHeader(ask.Header.Id, ask.Header.Sequence, status)));

    public static void Challenge(ClientAsk ask, DatagramSender sender, ulong token) =>
        sender.Send(ask.From, Write(new Challenge(ask.Header.Id, ask.Header.Sequence, token)));

    public static byte[] MakeReply<TResponse>(ulong id, uint sequence, in TResponse response)
        where TResponse : IDatagramMessage<TResponse> =>
        [.. Write(new ReplyHeader(id, sequence, RequestRejection.None)), .. Write(response)];

    public static byte[] Write<TMessage>(in TMessage message)
        where TMessage : IDatagramMessage<TMessage>
    {
        byte[] bytes = new byte[TMessage.GetWireSize(message)];
        Assert(TMessage.TryWrite(message, bytes, out _, out WireFault fault), fault);
        return bytes;
    }

    private static void Assert(bool isWritten, WireFault fault)
    {
        if (!isWritten)
            throw new InvalidOperationException(fault.ToString());
    }
}
