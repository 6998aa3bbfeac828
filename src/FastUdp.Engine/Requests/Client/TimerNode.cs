namespace FastUdp.Requests;

/// <summary>
/// What can stand in one list, or in a <see cref="TimerWheel{TNode}"/>, at a time: the links are its own, so that
/// standing there takes no object.
/// </summary>
internal abstract class TimerNode<TSelf>
    where TSelf : TimerNode<TSelf>
{
    public TSelf? Next { get; set; }

    public TSelf? Previous { get; set; }

    /// <summary>The tick it is due at; ticks are compared modulo 2^32.</summary>
    public uint DueTick { get; set; }

    /// <summary>Its slot in the wheel; -1 when it does not stand in one.</summary>
    public int Slot { get; set; } = -1;
}
