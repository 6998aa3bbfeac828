using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Retry;

/// <summary>
/// A socket of its own to the server, and the reply expected there. It is connected, so what strangers send never
/// arrives, and the network's refusals do.
/// </summary>
internal sealed class TextLink : IAsyncDisposable
{
    // Replies are a sentence long: small blocks, and few of them, for there may be hundreds of links.
    private const int MaxReplyBytes = 1_024;
    private const int Slots = 4;

    private readonly ReplyCatcher _catcher = new();
    private readonly UdpEndpoint _endpoint;
    private readonly Task _receiving;
    private long _refusalsBeforeSend;

    /// <param name="server">The only one that is heard.</param>
    /// <param name="from">Where to send from; null where the system is to choose.</param>
    /// <param name="options">How the endpoint is made.</param>
    public TextLink(IPEndPoint server, IPEndPoint? from, UdpEndpointOptions options)
    {
        _endpoint = EndpointOpening.Connect(
            server, options with { MaxDatagramBytes = MaxReplyBytes, ReceiveSlots = Slots, LeasedBlocks = 0, MaxSenders = 0 }, from);
        _receiving = _endpoint.RunAsync(_catcher);
    }

    /// <summary>Whether the network has said, since the last send, that nobody listens at the server's port.</summary>
    public bool IsRefused => _endpoint.Statistics.Refusals > _refusalsBeforeSend;

    /// <summary>The next datagram from the server, as text.</summary>
    public Task<string> ExpectReply() => _catcher.Expect();

    public SendResult Send(ReadOnlySpan<byte> text)
    {
        SendResult result = SendOnce(text);

        // The error is an earlier datagram's, and now off the socket; this one has not left.
        return result.Status == SendStatus.Refused ? SendOnce(text) : result;
    }

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        await _receiving;
    }

    private SendResult SendOnce(ReadOnlySpan<byte> text)
    {
        // Counted before: on loopback the refusal is there when the send returns.
        _refusalsBeforeSend = _endpoint.Statistics.Refusals;
        return _endpoint.TrySend(text);
    }

    private sealed class ReplyCatcher : IDatagramHandler
    {
        private TaskCompletionSource<string>? _expected;

        public Task<string> Expect()
        {
            // Whoever waits must not go on here: it may dispose the link, which waits for the receive loop.
            var expected = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _expected, expected);
            return expected.Task;
        }

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                Interlocked.Exchange(ref _expected, null)?.SetResult(Printable.Text(datagram.Payload));
        }
    }
}
