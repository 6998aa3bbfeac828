namespace FastUdp.Capture;

/// <summary>What of a capture is replayed, and how fast. The values are checked when the replay begins.</summary>
public sealed record ReplayOptions
{
    /// <summary>
    /// How many times as fast as it was captured, more than 0, default 1. <see cref="double.PositiveInfinity"/> sends without a pause: equal datagrams
    /// in succession then leave as one buffer.
    /// </summary>
    public double Speed { get; init; } = 1;

    /// <summary>Replays only what went this way; the default, null, is all.</summary>
    public CaptureDirection? Direction { get; init; }

    /// <summary>Replays only what came from this port or went to it; the default, null, is all.</summary>
    public int? Port { get; init; }

    /// <summary>The clock to go by; the default, null, is that of the network the endpoint is bound in.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (double.IsNaN(Speed) || Speed <= 0)
            throw new ArgumentOutOfRangeException(nameof(Speed), Speed, "Speed must be more than 0.");
        if (Port is < 0 or > ushort.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(Port), Port, "Port must be from 0 to 65,535.");
    }

    internal bool Selects(in CapturedDatagram datagram) =>
        (Direction is null || Direction == datagram.Direction)
        && (Port is null || Port == datagram.Source.Port || Port == datagram.Destination.Port);
}
