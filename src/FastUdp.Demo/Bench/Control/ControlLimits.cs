using FastUdp.Requests;

namespace FastUdp.Demo.Bench.Control;

/// <summary>What the control exchange is bounded by; docs/bench-control.md tells both ends' sides of it.</summary>
internal static class ControlLimits
{
    /// <summary>The version of the exchange. Only ends of one version measure together; Hello and Welcome are the same in all.</summary>
    public const ushort Version = 1;

    public const int MostTextBytes = 96;

    public const int MostReasonBytes = 240;

    public const int BucketsPerPage = 80;

    public const int SecondsPerPage = 28;

    /// <summary>How many pages are asked for at once.</summary>
    public const int PagesInFlight = 8;

    /// <summary>How often a client shows that it is still there, which also fetches how many have come.</summary>
    public static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(0.5);

    /// <summary>A client that says nothing for so long is forgotten.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>How long a far end waits for the last datagrams of a trial: less than a client has patience.</summary>
    public static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(0.5);
    private const int Sends = 16;

    /// <summary>When a client gives a far end up: longer than that waits for the last datagrams of a trial.</summary>
    public static TimeSpan Patience => Sends * Wait;

    /// <summary>As often as a trial floods the path: of requests that are lost in it, one of sixteen arrives.</summary>
    public static RetryPolicy Retry { get; } = RetryPolicy.Fixed(Wait, Sends);
}
