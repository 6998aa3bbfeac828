using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>Sends by a schedule, on a thread of its own, and hears nothing.</summary>
internal sealed class OneWayNearEnd : INearEnd
{
    private readonly TrialPlan _plan;
    private readonly ScheduledSending _sending;
    private readonly TimeProvider _time;

    /// <param name="endpoint">Connected to the far end; disposed with this.</param>
    /// <param name="plan">Of an open loop.</param>
    /// <param name="time">What waiting is measured with.</param>
    public OneWayNearEnd(UdpEndpoint endpoint, TrialPlan plan, TimeProvider time)
    {
        Endpoint = endpoint;
        _plan = plan;
        _time = time;
        _sending = new ScheduledSending(endpoint, new TestDatagramCodec(plan.DatagramBytes), plan.Setting.BatchDatagrams);
    }

    public UdpEndpoint Endpoint { get; }

    public long Written => _sending.Written;

    public long? Received => null;

    public async Task<NearFigures> RunAsync(byte stream, TimeSpan duration, CancellationToken stop)
    {
        NearFigures sent = await NearThread.RunAsync(_plan.Setting.NearCore, () => _sending.Run(_plan.BeginSchedule(), stream, duration, stop));
        await UnderWay.AwaitNoneAsync(Endpoint, _time, stop);
        return sent;
    }

    public ValueTask DisposeAsync() => Endpoint.DisposeAsync();
}
