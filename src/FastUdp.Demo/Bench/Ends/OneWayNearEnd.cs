using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>Sends by a schedule, on a thread of its own, and hears nothing.</summary>
internal sealed class OneWayNearEnd : INearEnd
{
    private readonly TrialPlan _plan;
    private readonly ScheduledSending _sending;

    /// <param name="endpoint">Connected to the far end; disposed with this.</param>
    /// <param name="plan">Of an open loop.</param>
    public OneWayNearEnd(UdpEndpoint endpoint, TrialPlan plan)
    {
        Endpoint = endpoint;
        _plan = plan;
        _sending = new ScheduledSending(endpoint, new TestDatagramCodec(plan.DatagramBytes), plan.Setting.BatchDatagrams);
    }

    public UdpEndpoint Endpoint { get; }

    public long Written => _sending.Written;

    public long? Received => null;

    public Task<NearFigures> RunAsync(byte stream, TimeSpan duration, CancellationToken stop) =>
        NearThread.RunAsync(_plan.Setting.NearCore, () => _sending.Run(_plan.BeginSchedule(), stream, duration, stop));

    public ValueTask DisposeAsync() => Endpoint.DisposeAsync();
}
