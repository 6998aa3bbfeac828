using System.Net;
using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Control.Asking;

/// <summary>An endpoint of a far end that another process serves. Closed when the next is opened, or with the far end.</summary>
/// <param name="far">The far end.</param>
/// <param name="key">What this client is known by there.</param>
/// <param name="address">Where to send.</param>
/// <param name="plan">What it is to do.</param>
internal sealed class RemoteFarSession(RemoteFarEnd far, ulong key, IPEndPoint address, FarPlan plan) : IFarSession
{
    private long _begun;

    public IPEndPoint Address => address;

    public long? Received => far.Received;

    public CancellationToken Gone => far.Gone;

    public async Task BeginAsync(byte stream, CancellationToken stop)
    {
        far.BeginTrial();
        await far.AskAsync<Begin, Begun>(new Begin(key, stream), static begun => begun.Answer, stop);
        _begun = TrialClock.Now;
    }

    public async Task<FarFigures> EndAsync(long written, CancellationToken stop)
    {
        Ended ended = await far.AskAsync<End, Ended>(new End(key, (ulong)written), static ended => ended.Answer, stop);
        var bounds = new TrialBounds(written, plan.DatagramBytes, TrialClock.Now - _begun, HasCounts: plan.Kind == TrafficKind.OneWay, far.SharesClock);
        var reader = new FiguresReader(far, key, address, bounds);
        return await reader.ReadAsync(ended, stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
