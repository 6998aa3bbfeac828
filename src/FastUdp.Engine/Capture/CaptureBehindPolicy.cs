namespace FastUdp.Capture;

/// <summary>What to do when datagrams come faster than the capture can be written away.</summary>
public enum CaptureBehindPolicy
{
    /// <summary>Whoever receives or sends waits until there is room: nothing is missing from the capture, and the kernel's queue absorbs.</summary>
    Wait,

    /// <summary>The endpoints go on at full speed; what finds no room is missing from the capture, and counted.</summary>
    Drop,
}
