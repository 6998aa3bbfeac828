namespace FastUdp.Capture;

/// <summary>What a capture has counted: a snapshot.</summary>
/// <param name="Recorded">Datagrams written.</param>
/// <param name="Dropped">Datagrams it has not: there was no room, or writing had failed or ended.</param>
public readonly record struct CaptureStatistics(long Recorded, long Dropped);
