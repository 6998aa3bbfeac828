namespace FastUdp.Demo.Load;

/// <summary>
/// Conducts one load, from its first datagram to its report.
/// <list type="number">
/// <item>Send a small burst, then let the receive loop go: from now on each reply brings the next datagram.</item>
/// <item>Look every few milliseconds whether the time is over and nothing is in flight any more; then report.</item>
/// <item>When nothing comes back for too long, stop the loop, give up what is in flight, and go on from step 1 (after
/// the time is over: report).</item>
/// </list>
/// The books thus belong to the loop while it runs and to this object while it does not, and need no lock. Losses amid
/// replies never end up here: the books notice them by themselves.
/// </summary>
internal sealed class LoadRun
{
    private const int FirstBurst = 16;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    private readonly ILoadLink _link;
    private readonly LoadTraffic _traffic;
    private readonly AllocationMeter _meter = new();

    /// <param name="link">The way to the server; not disposed here.</param>
    /// <param name="options">The load; its time starts now.</param>
    public LoadRun(ILoadLink link, LoadOptions options)
    {
        _link = link;
        _traffic = new LoadTraffic(options, Random.Shared.Next());
    }

    /// <summary>The counts of the run so far.</summary>
    public InFlightWindow Window => _traffic.Window;

    /// <summary>Runs to the end of the load's time, or until stopped, and then waits for the last replies.</summary>
    /// <param name="stop">Ends the sending early; the report is made all the same.</param>
    /// <exception cref="CommandFailedException">The server's port is closed.</exception>
    public async Task<LoadReport> RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookInterval);
        using CancellationTokenRegistration stopping = stop.UnsafeRegister(
            static traffic => ((LoadTraffic)traffic!).StopSending(), _traffic);
        do
        {
            await RunUntilSilentAsync(timer);
            if (Window.Received == 0 && _link.IsRefused)
                throw CommandFailedException.Refused(_link.Server);
            Window.GiveUpInFlight();
        }
        while (_traffic.IsSending);
        _meter.Stop();
        return LoadReport.Of(_traffic, _meter);
    }

    /// <summary>Steps 1 and 2, to the end of the load or to a silence.</summary>
    private async Task RunUntilSilentAsync(PeriodicTimer timer)
    {
        using var silent = new CancellationTokenSource();
        _link.Send(_traffic, FirstBurst);
        Task receiving = _link.ReceiveAsync(_traffic, silent.Token);
        var silence = new SilenceWatch(Window);
        while (!receiving.IsCompleted && !IsDrained && !silence.HasLasted(isAtEnd: !_traffic.IsSending))
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            Measure();
        }
        await silent.CancelAsync();
        await receiving;
    }

    private bool IsDrained => !_traffic.IsSending && Window.InFlight == 0;

    private void Measure()
    {
        if (!_traffic.IsSending)
            _meter.Stop();
        else if (!_meter.IsRunning && _traffic.IsMeasuring)
            _meter.Start();
    }
}
