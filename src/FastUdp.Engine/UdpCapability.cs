namespace FastUdp;

/// <summary>One thing an endpoint may or may not make use of.</summary>
/// <param name="Name">What it is.</param>
/// <param name="IsOn">Whether the endpoint uses it.</param>
/// <param name="Reason">What it does, or why it is off.</param>
public sealed record UdpCapability(string Name, bool IsOn, string Reason)
{
    /// <summary>The row as text, for a log.</summary>
    public override string ToString() => $"{Name}: {(IsOn ? "on" : "off")} ({Reason})";
}
