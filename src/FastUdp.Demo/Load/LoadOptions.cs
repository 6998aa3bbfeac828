namespace FastUdp.Demo.Load;

/// <summary>What load to put on an echo server.</summary>
/// <param name="DatagramBytes">The length of each datagram.</param>
/// <param name="Window">How many are in flight at once.</param>
/// <param name="Duration">How long to send.</param>
internal sealed record LoadOptions(int DatagramBytes, int Window, TimeSpan Duration)
{
    public const int MinWindow = 1;
    public const int MaxWindow = 1 << 20;
    public const int DefaultBytes = 32;
    public const double MinSeconds = 0.1;
    public const double MaxSeconds = 86_400;
    public const double DefaultSeconds = 5;

    private const int LargestDefaultWindow = 1_000;

    // What commonly fits the receive buffer that a Linux system grants without being told otherwise (208 KiB).
    private const int DefaultBytesInFlight = 160 << 10;

    // The first moments show the just-in-time compiler, not the network: they are run, and left out of rates and round trips.
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMilliseconds(250);

    /// <summary>The part of the duration, at its start, that is not measured.</summary>
    public TimeSpan WarmUp => TimeSpan.FromTicks(Math.Min(LongestWarmUp.Ticks, Duration.Ticks / 10));

    /// <summary>A window for datagrams of this length that an untuned receiver can hold.</summary>
    public static int DefaultWindow(int datagramBytes) =>
        Math.Clamp(DefaultBytesInFlight / datagramBytes, 1, LargestDefaultWindow);
}
