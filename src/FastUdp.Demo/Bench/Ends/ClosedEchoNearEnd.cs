namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// Closed loop: so many datagrams are on their way at once, and what comes back brings the next ones, all on the receive loop. Loss among others is
/// noticed by what overtakes it; when nothing comes any more, the window is opened anew.
/// </summary>
internal sealed class ClosedEchoNearEnd : INearEnd
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);

    // Longer than a pause of a busy machine as a rule; a mistake costs a few datagrams more in flight.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(200);

    private readonly WindowLoop _loop;
    private readonly TimeProvider _time;
    private readonly Task _receiving;

    /// <param name="endpoint">Connected to the far end; disposed with this.</param>
    /// <param name="plan">Of a closed loop.</param>
    /// <param name="time">What silence is measured with.</param>
    public ClosedEchoNearEnd(UdpEndpoint endpoint, TrialPlan plan, TimeProvider time)
    {
        Endpoint = endpoint;
        _time = time;
        _loop = new WindowLoop(plan.DatagramBytes, plan.Window, plan.Setting.BatchDatagrams);
        _receiving = endpoint.RunAsync(_loop);
    }

    public UdpEndpoint Endpoint { get; }

    public long Written => _loop.Written;

    public long? Received => _loop.Received;

    public async Task<NearFigures> RunAsync(byte stream, TimeSpan duration, CancellationToken stop)
    {
        long start = TrialClock.Now;
        _loop.Begin(stream, start + TrialClock.Of(duration));
        using (stop.UnsafeRegister(static loop => ((WindowLoop)loop!).StopSending(), _loop))
            await KeepGoingAsync();

        // A batch may be in the middle of sending: only after this is it known how many there are.
        _loop.StopSending();
        await UnderWay.AwaitNoneAsync(Endpoint, _time, stop);
        await Drain.AwaitAsync(() => _loop.Received, _loop.Written, _time, stop);
        long end = _loop.SendUntil;
        long written = _loop.Written;
        return new NearFigures
        {
            Due = written,
            Written = written,
            Elapsed = TrialClock.ToTimeSpan(Math.Max(1, end - start)),
            Received = _loop.End(),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync();
        await _receiving;
    }

    private async Task KeepGoingAsync()
    {
        (long last, long since) = (-1, _time.GetTimestamp());
        while (TrialClock.Now < _loop.SendUntil)
        {
            long received = _loop.Received;
            if (last < 0 || (received == last && _time.GetElapsedTime(since) >= Silence))
                OpenWindow();
            if (received != last)
                (last, since) = (received, _time.GetTimestamp());
            await Task.Delay(LookInterval, _time);
        }
    }

    private void OpenWindow()
    {
        using DatagramSender sender = Endpoint.CreateSender();
        _loop.OpenWindow(sender);
    }
}
