namespace FastUdp.Transport;

/// <summary>How far apart lies what two cores write.</summary>
internal static class CacheLine
{
    /// <summary>
    /// Two lines of 64 bytes, for processors fetch them in pairs; and the one line of an Apple core. Less, and a write here takes the line
    /// from the core that writes there, though neither ever reads what the other wrote.
    /// </summary>
    public const int Bytes = 128;
}
