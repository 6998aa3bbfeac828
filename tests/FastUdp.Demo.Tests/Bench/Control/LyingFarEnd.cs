using System.Net;
using FastUdp.Demo.Bench.Control;
using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Requests;

namespace FastUdp.Demo.Tests.Bench.Control;

/// <summary>A far end at the loopback that says what a test has it say.</summary>
internal sealed class LyingFarEnd : IAsyncDisposable
{
    private const ulong Key = 7;

    private readonly RequestServer _server;
    private readonly Task _running;

    public LyingFarEnd()
    {
        _server = RequestServer.Bind(new IPEndPoint(IPAddress.Loopback, 0), new RequestHandlers()
            .Add((in Hello _, in RequestContext _) => Welcome)
            .Add((in Open _, in RequestContext _) => Opened)
            .Add((in Begin _, in RequestContext _) => new Begun(ControlAnswer.Done))
            .Add((in End _, in RequestContext _) => Ended)
            .Add((in AskBuckets ask, in RequestContext _) => new Buckets(ControlAnswer.Done, Pages(ask)))
            .Add((in AskSeconds _, in RequestContext _) => new Seconds(ControlAnswer.Done, Seconds))
            .Add((in AskUse _, in RequestContext _) => Use.Nothing(ControlAnswer.Done))
            .Add((in AskProgress _, in RequestContext _) => new Progress(ControlAnswer.Done, ulong.MaxValue))
            .Add((in Leave _, in RequestContext _) => new Begun(ControlAnswer.Done)));
        _running = _server.RunAsync();
    }

    public IPEndPoint Address => _server.Endpoint.LocalEndPoint;

    public Welcome Welcome { get; set; } = new(ControlAnswer.Done, ControlLimits.Version, Key, 0, "", MachineFacts.This());

    public Opened Opened { get; set; } = new(ControlAnswer.Done, 1, "");

    /// <summary>Ten datagrams of a hundred bytes, all of which came: what is true until a test says otherwise.</summary>
    public Reception Reception { get; set; } = new(
        10, 1_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, null, new(1, 10, 1, 1, 10), new(1, 10, 1, 1, 10), new(1, 10, 1, 1, 10));

    public EndpointCounts Endpoint { get; set; } = new(0, 10, 0, 0, 0, 10);

    public ProcessCosts Process { get; set; } = new(0, 0, 0, 0);

    public Func<AskBuckets, Bucket[]> Pages { get; set; } = static _ => [new Bucket(1, 10)];

    public OneSecond[] Seconds { get; set; } = [new(0, 1, 10, 0, null)];

    private Ended Ended => new(ControlAnswer.Done, Endpoint, Process, null, Reception);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().Within();
        await _running.Within();
    }
}
