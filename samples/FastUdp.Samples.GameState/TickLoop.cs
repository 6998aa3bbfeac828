using System.Diagnostics;

namespace FastUdp.Samples.GameState;

/// <summary>
/// Sixty ticks a second by the clock, so that one that comes a little late does not delay those after it. What is missed by more than a whole
/// tick is counted and not made up for: who has fallen behind does not catch up by doing more.
/// </summary>
public sealed class TickLoop(GameServer game, UdpEndpoint endpoint)
{
    private static readonly double StampsPerTick = (double)Stopwatch.Frequency / World.TicksPerSecond;

    private long _ticks;
    private long _late;

    /// <summary>Ticks so far. Any thread.</summary>
    public long Ticks => Interlocked.Read(ref _ticks);

    /// <summary>Those that began when the next one was already due. Any thread.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Ticks until stopped, on a thread of its own: a pool's timer would come when the pool has time.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.Factory.StartNew(() => Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken stop)
    {
        using DatagramSender sender = endpoint.CreateSender();
        double due = Stopwatch.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            due += StampsPerTick;
            double early = due - Stopwatch.GetTimestamp();
            if (early > 0)
                stop.WaitHandle.WaitOne((int)Math.Ceiling(early * 1_000 / Stopwatch.Frequency));
            else if (early < -StampsPerTick)
            {
                due -= early;
                Interlocked.Increment(ref _late);
            }
            game.Tick(sender);
            Interlocked.Increment(ref _ticks);
        }
    }
}
