namespace FastUdp.Requests;

/// <summary>What is left of a <see cref="RetryBudget"/>. Not safe from several threads.</summary>
internal sealed class RetryAccount(RetryBudget budget)
{
    private double _balance = budget.Reserve;
    private long _asOfTicks;

    /// <summary>Books a reply.</summary>
    public void Earn() => _balance = Math.Min(budget.Reserve, _balance + budget.EarnedPerReply);

    /// <summary>Pays for a repetition; false when there is not enough left.</summary>
    /// <param name="nowTicks">The time, in ticks of 100 ns, never before that of an earlier call.</param>
    public bool TrySpend(long nowTicks)
    {
        double seconds = (double)(nowTicks - _asOfTicks) / TimeSpan.TicksPerSecond;
        _asOfTicks = nowTicks;
        _balance = Math.Min(budget.Reserve, _balance + (seconds * budget.EarnedPerSecond));
        if (_balance < 1)
            return false;
        _balance--;
        return true;
    }
}
