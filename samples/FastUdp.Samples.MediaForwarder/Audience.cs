namespace FastUdp.Samples.MediaForwarder;

/// <summary>Who is to be sent the stream, and when each was last heard of. Bounded, and for one thread.</summary>
public sealed class Audience(TimeProvider clock)
{
    public const int MaxSubscribers = 1_000;
    public static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(10);

    private readonly Dictionary<RemoteAddress, long> _heard = new(MaxSubscribers);
    private long _swept = clock.GetTimestamp();

    public int Count => _heard.Count;

    public Dictionary<RemoteAddress, long>.KeyCollection Subscribers => _heard.Keys;

    /// <summary>Adds a subscriber, or hears of it again. False when there is no room for another.</summary>
    public bool TryAdd(in RemoteAddress subscriber)
    {
        if (_heard.Count == MaxSubscribers && !_heard.ContainsKey(subscriber))
            return false;
        _heard[subscriber] = clock.GetTimestamp();
        return true;
    }

    public void Remove(in RemoteAddress subscriber) => _heard.Remove(subscriber);

    /// <summary>Once a second, forgets who has been silent too long.</summary>
    public void Sweep()
    {
        if (clock.GetElapsedTime(_swept) < TimeSpan.FromSeconds(1))
            return;
        _swept = clock.GetTimestamp();
        foreach ((RemoteAddress subscriber, long heard) in _heard)
        {
            // Removing does not disturb the enumeration of a dictionary.
            if (clock.GetElapsedTime(heard) > MaxSilence)
                _heard.Remove(subscriber);
        }
    }
}
