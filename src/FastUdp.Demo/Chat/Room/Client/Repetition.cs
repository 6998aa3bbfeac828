namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>When to send something again for want of an answer: after 0.2 s, then twice as long each time, up to 2 s.</summary>
internal struct Repetition
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private TimeSpan _due;
    private TimeSpan _wait;

    public bool IsRunning { get; private set; }

    /// <summary>It has been sent.</summary>
    public void Begin(TimeSpan now)
    {
        IsRunning = true;
        _wait = First;
        _due = now + _wait;
    }

    public void Stop() => IsRunning = false;

    /// <summary>Whether it is to be sent again now; then the next wait has begun.</summary>
    public bool IsDue(TimeSpan now)
    {
        if (!IsRunning || now < _due)
            return false;
        _wait = _wait * 2 < Longest ? _wait * 2 : Longest;
        _due = now + _wait;
        return true;
    }
}
