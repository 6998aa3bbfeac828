namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>How a room is kept. The defaults suit people.</summary>
internal sealed record RoomOptions
{
    public const int DefaultMembers = 10_000;
    public const int DefaultHistory = 20;
    public const double DefaultTimeoutSeconds = 30;
    public const double DefaultLinesPerSecond = 20;

    /// <summary>How many lines are kept to be sent again: 5 MB of the longest.</summary>
    public const int KeptLines = 4_096;

    /// <summary>How long a proof of an address holds, at least; twice as long at most.</summary>
    public static readonly TimeSpan ProofLifetime = TimeSpan.FromSeconds(10);

    /// <summary>Comings and goings that are told; of more only the number is. In a room of ten thousand each costs as many datagrams.</summary>
    public static readonly Rate Notices = new(PerSecond: 20, Burst: 100);

    /// <summary>What a member may ask in all: to be sent lines again, and for names.</summary>
    public static readonly Rate Questions = new(PerSecond: 100, Burst: 100);

    /// <summary>How many members there may be.</summary>
    public int MaxMembers { get; init; } = DefaultMembers;

    /// <summary>How many lines a newcomer is given, at most <see cref="KeptLines"/>.</summary>
    public int History { get; init; } = DefaultHistory;

    /// <summary>After how long a member of whom nothing is heard is taken for gone.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(DefaultTimeoutSeconds);

    /// <summary>How many lines a member may say. What exceeds it is not taken; the member says it again.</summary>
    public Rate Lines { get; init; } = new(DefaultLinesPerSecond, Burst: 2 * DefaultLinesPerSecond);

    /// <summary>Where the keys of members come from; null is the system's cryptographic generator. Tests have a seed.</summary>
    public Random? Chance { get; init; }
}
