namespace FastUdp.Demo.Arguments;

/// <summary>What is on unless it is turned off.</summary>
internal enum Switch
{
    On,
    Off,
}
