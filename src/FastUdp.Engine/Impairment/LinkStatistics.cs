namespace FastUdp.Impairment;

/// <summary>What a link has done to datagrams: a snapshot.</summary>
public sealed record LinkStatistics
{
    /// <summary>Datagrams that entered.</summary>
    public required long Entered { get; init; }

    /// <summary>Datagrams that came out, copies included.</summary>
    public required long Delivered { get; init; }

    /// <summary>Datagrams dropped because they were longer than the link's MTU.</summary>
    public required long TooLong { get; init; }

    /// <summary>Datagrams lost by chance.</summary>
    public required long Lost { get; init; }

    /// <summary>Datagrams lost in an outage.</summary>
    public required long LostInOutages { get; init; }

    /// <summary>Datagrams, copies included, dropped because the queue was full.</summary>
    public required long Overflowed { get; init; }

    /// <summary>Copies made.</summary>
    public required long Duplicated { get; init; }

    /// <summary>Datagrams held back.</summary>
    public required long Reordered { get; init; }

    /// <summary>Datagrams with a flipped bit; a copy is not counted again.</summary>
    public required long Corrupted { get; init; }

    /// <summary>Datagrams, copies included, that are still under way, or were when the endpoint was disposed: all that is not accounted for otherwise.</summary>
    public long UnderWay => Entered + Duplicated - Delivered - TooLong - Lost - LostInOutages - Overflowed;
}
