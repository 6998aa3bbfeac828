using FastUdp.Buffers;
using FastUdp.Messages;
using FastUdp.Simulation;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Requests.Tests.Support;

/// <summary>A server's handler without an endpoint: datagrams go straight in, as a batch of one or a run, and replies straight out.</summary>
internal sealed class ServerDirect
{
    private readonly ServerHandler _handler;
    private readonly DatagramSender _sender;
    private readonly ReceivedRun[] _run = new ReceivedRun[1];
    private readonly byte[] _datagram = new byte[RequestHeader.MaxWireSize + 100];

    public ServerDirect(RequestHandlers handlers, RequestServerOptions? options = null)
    {
        options = (options ?? new RequestServerOptions()) with { TimeProvider = Time, Random = new Random(1) };
        options.Validate();
        var counters = new ServerCounters();
        var proof = new AddressProof(options.Random, options.ProofTicks);
        var replies = new LoopReplies(proof, counters, Time);
        Ledger = new RequestLedger(options, replies, proof, counters);
        _handler = new ServerHandler(handlers.ToRoutes(), new ServerRun(Ledger, replies, Outbox: null, default));

        var buffers = new EndpointBuffers(new BufferPlan(Block.LargeBytes, ReceiveBlocks: 1, SendBlocks: 1, SmallBlocks: 1, Scrambles: false));
        _sender = DatagramSender.TryCreate(
            new ServerTransport((in RemoteAddress remote, ReadOnlySpan<byte> payload) => OnSent(remote, payload)),
            buffers.Send, new SendRules(new(System.Net.IPAddress.IPv6Any, 1060), isDualMode: true, connected: null), isFlushedByLoop: true)!;
        Assert.True(buffers.Receive.TryRent(out Block? block));
        _run[0].Block = block;
    }

    public VirtualTime Time { get; } = new();

    public RequestLedger Ledger { get; }

    public RequestServerStatistics Statistics => Ledger.Statistics;

    /// <summary>How many datagrams went in.</summary>
    public long Fed { get; private set; }

    /// <summary>What the server sends; by default nothing is done with it.</summary>
    public SentDatagram Sent { get; set; } = static (in RemoteAddress _, ReadOnlySpan<byte> _) => { };

    /// <summary>Feeds datagrams of one length that lie back to back, the last one perhaps shorter.</summary>
    public void FeedRun(in RemoteAddress remote, ReadOnlySpan<byte> datagrams, int stride)
    {
        ref ReceivedRun run = ref _run[0];
        datagrams.CopyTo(run.Block!.Bytes);
        (run.Remote, run.Length, run.Stride) = (remote, datagrams.Length, stride);
        Fed += run.DatagramCount;
        _handler.OnBatch(new DatagramBatch(_run, run.DatagramCount), _sender);
        _sender.Flush();
    }

    public void Feed(in RemoteAddress remote, ReadOnlySpan<byte> datagram) => FeedRun(remote, datagram, datagram.Length);

    /// <summary>Feeds a request.</summary>
    /// <returns>The bytes of its datagram.</returns>
    public int Feed<TMessage>(in RemoteAddress remote, in RequestHeader header, in TMessage message)
        where TMessage : IDatagramMessage<TMessage>
    {
        RequestHeader.TryWrite(header, _datagram, out int written, out _);
        TMessage.TryWrite(message, _datagram.AsSpan(written), out int body, out _);
        Feed(remote, _datagram.AsSpan(0, written + body));
        return written + body;
    }

    /// <summary>Every datagram is counted as one thing.</summary>
    public void AssertAllCounted()
    {
        RequestServerStatistics served = Statistics;
        Assert.Equal(
            Fed,
            served.Executed + served.Replayed + served.Joined + served.WithoutHandler + served.Malformed + served.NotRequests
                + served.Stale + served.Inconsistent + served.RateLimited + served.Overloaded + served.ChallengedFirst);
    }

    private void OnSent(in RemoteAddress remote, ReadOnlySpan<byte> payload) => Sent(remote, payload);
}
