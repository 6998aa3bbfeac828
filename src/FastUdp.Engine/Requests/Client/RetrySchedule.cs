using System.Diagnostics.CodeAnalysis;

namespace FastUdp.Requests;

/// <summary>
/// When each request that was sent is due again: the policy, its budget, the wheel and the timer. Guarded by the
/// table's lock.
/// </summary>
internal sealed class RetrySchedule(RequestClientOptions options, RequestIds ids, RequestTimer timer)
{
    // Ticks are compared modulo 2^32, which is 49 days of them; a policy of the user's own may ask for more.
    private const long LongestWaitTicks = TimeSpan.TicksPerDay;

    private readonly RetryAccount _account = new(options.Budget);
    private readonly TimerWheel<RequestOperation> _wheel = new();

    /// <summary>The next tick to look at; null when nothing is pending.</summary>
    public uint? NextTick => _wheel.NextTick;

    /// <summary>Asks the policy until which tick to wait; null when it gives up.</summary>
    /// <param name="server">Who is asked.</param>
    /// <param name="waits">How many waits there have been.</param>
    /// <param name="now">The time.</param>
    public uint? AskWait(ServerRecord server, int waits, long now)
    {
        if (options.Retry.NextWait(waits, server.Estimate, ids.NextChance()) is not { } wait)
            return null;
        return RequestClock.TickFrom(now + Math.Clamp(wait.Ticks, TimeSpan.TicksPerMillisecond, LongestWaitTicks));
    }

    /// <summary>
    /// Until which tick to wait after the first send. A policy that gives up there is asked again in the next tick.
    /// </summary>
    public uint AskFirstWait(ServerRecord server, long now) => AskWait(server, 0, now) ?? RequestClock.TickOf(now) + 1;

    /// <summary>Has a request be due at a tick.</summary>
    public void Add(RequestOperation operation, uint dueTick, long now)
    {
        operation.State = OperationState.Sent;
        _wheel.Add(operation, dueTick, RequestClock.TickOf(now));
        timer.ArmBy(dueTick);
    }

    /// <summary>
    /// Takes out a request that was added and, but for a failure of the policy in between, is there still.
    /// </summary>
    public void Remove(RequestOperation operation)
    {
        if (operation.Slot >= 0)
            _wheel.Remove(operation);
    }

    /// <summary>Takes out the first request that is due, if any is.</summary>
    public bool TryTakeDue(long now, [NotNullWhen(true)] out RequestOperation? operation) =>
        _wheel.TryTakeDue(RequestClock.TickOf(now), out operation);

    /// <summary>Books a reply.</summary>
    public void Earn() => _account.Earn();

    /// <summary>Pays for a repetition; false when the budget is spent.</summary>
    public bool TrySpend(long now) => _account.TrySpend(now);
}
