namespace FastUdp.Demo.Broadcast;

/// <summary>
/// How many datagrams a program sends in a second because strangers ask: with forged senders they could otherwise have
/// it flood somebody else. Belongs to one thread.
/// </summary>
internal sealed class AnswerBudget
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly int _perSecond;
    private readonly TimeProvider _time;
    private long _second;
    private int _left;

    /// <param name="perSecond">How many.</param>
    /// <param name="time">The clock.</param>
    public AnswerBudget(int perSecond, TimeProvider time)
    {
        _perSecond = perSecond;
        _time = time;
        _second = time.GetTimestamp();
        _left = perSecond;
    }

    /// <summary>How many answers it has refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Takes one, if one is left in this second.</summary>
    public bool TryTake()
    {
        if (_left == 0 && _time.GetElapsedTime(_second) >= Second)
            (_second, _left) = (_time.GetTimestamp(), _perSecond);
        if (_left == 0)
        {
            Refused++;
            return false;
        }
        _left--;
        return true;
    }
}
