namespace FastUdp.Capture;

/// <summary>How a capture is written. The values are checked when it is made.</summary>
public sealed record CaptureOptions
{
    /// <summary>What to do when datagrams come faster than they can be written away, default <see cref="CaptureBehindPolicy.Wait"/>.</summary>
    public CaptureBehindPolicy WhenBehind { get; init; }

    /// <summary>
    /// How many bytes may wait to be written to a file or stream, 65,536 to 1 GiB, default 4 MiB; of a pipe of your own, that is its own
    /// affair. It is exceeded by at most one run, about 200 KiB.
    /// </summary>
    public int BufferBytes { get; init; } = 4 << 20;

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (!Enum.IsDefined(WhenBehind))
            throw new ArgumentOutOfRangeException(nameof(WhenBehind), WhenBehind, "WhenBehind must be Wait or Drop.");
        if (BufferBytes is < 65_536 or > 1 << 30)
            throw new ArgumentOutOfRangeException(nameof(BufferBytes), BufferBytes, $"BufferBytes must be from {65_536:N0} to {1 << 30:N0}.");
    }
}
