using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// Open loop: sends by a schedule, whatever comes back, on a thread of its own, and counts on the receive loop what does. Round trips are from the time
/// each was meant to leave, so that no stall hides.
/// </summary>
internal sealed class OpenEchoNearEnd : INearEnd
{
    private readonly TrialPlan _plan;
    private readonly ScheduledSending _sending;
    private readonly CountingEnd _counting;
    private readonly TimeProvider _time;
    private readonly Task _receiving;

    /// <param name="endpoint">Connected to the far end; disposed with this.</param>
    /// <param name="plan">Of an open loop.</param>
    /// <param name="time">What waiting for the last is measured with.</param>
    public OpenEchoNearEnd(UdpEndpoint endpoint, TrialPlan plan, TimeProvider time)
    {
        Endpoint = endpoint;
        _plan = plan;
        _time = time;
        _sending = new ScheduledSending(endpoint, new TestDatagramCodec(plan.DatagramBytes), plan.Setting.BatchDatagrams);
        _counting = new CountingEnd(plan.DatagramBytes, sharesClock: true);
        _receiving = endpoint.RunAsync(_counting);
    }

    public UdpEndpoint Endpoint { get; }

    public long Written => _sending.Written;

    public long? Received => _counting.Received;

    public async Task<NearFigures> RunAsync(byte stream, TimeSpan duration, CancellationToken stop)
    {
        _counting.Begin(stream);
        NearFigures sent = await NearThread.RunAsync(_plan.Setting.NearCore, () => _sending.Run(_plan.BeginSchedule(), stream, duration, stop));
        await UnderWay.AwaitNoneAsync(Endpoint, _time, stop);
        await Drain.AwaitAsync(() => _counting.Received, sent.Written, _time, stop);
        return sent with { Received = _counting.End(sent.Written) };
    }

    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync();
        await _receiving;
    }
}
