using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.OneWay;
using FastUdp.LargeMessages;

namespace FastUdp.Benchmarks.Subjects.Large;

/// <summary>Sends messages over a channel: unreliable ones one after the other, of reliable ones several at a time.</summary>
internal sealed class LargeSendingEnd : ISendingEnd
{
    private readonly UdpEndpoint _endpoint;
    private readonly LargeMessageChannel _channel;
    private readonly LargeMessageDelivery _delivery;
    private readonly RemoteAddress _remote;
    private readonly byte[][] _messages;
    private readonly Task<LargeSendOutcome>?[] _pending;

    public LargeSendingEnd(
        OneWayPlan plan, int port, LargeMessageDelivery delivery, int outstanding, UdpEndpointOptions options, LargeMessageOptions channelOptions)
    {
        _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), options);
        _channel = new LargeMessageChannel(_endpoint, channelOptions);
        _delivery = delivery;
        _remote = new IPEndPoint(IPAddress.Loopback, port);
        _messages = [.. Enumerable.Range(0, outstanding).Select(_ => new byte[plan.SizeBytes])];
        _pending = new Task<LargeSendOutcome>?[outstanding];
        if (delivery == LargeMessageDelivery.Reliable)
            _ = _channel.RunAsync(default(Nobody));
    }

    public void SendSome(ref ulong next)
    {
        for (int i = 0; i < _messages.Length; i++)
        {
            // A message is left alone until it has ended.
            _pending[i]?.GetAwaiter().GetResult();
            Number.Write(_messages[i], next++);
            _pending[i] = Begin(_messages[i]);
        }
    }

    public void Dispose()
    {
        _channel.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _endpoint.Dispose();
    }

    // An unreliable message has been sent when the call returns.
    private Task<LargeSendOutcome>? Begin(byte[] message)
    {
        ValueTask<LargeSendOutcome> sending = _channel.SendAsync(_remote, message, _delivery);
        return _delivery == LargeMessageDelivery.Reliable ? sending.AsTask() : TakeSent(sending);
    }

    private static Task<LargeSendOutcome>? TakeSent(ValueTask<LargeSendOutcome> sending) =>
        sending.Result == LargeSendOutcome.Sent ? null : throw new InvalidOperationException("A message was not sent.");

    private readonly struct Nobody : ILargeMessageHandler
    {
        public void OnMessage(LargeMessage message) => message.Dispose();

        public void OnDatagram(in Datagram datagram, DatagramSender sender)
        {
        }
    }
}
