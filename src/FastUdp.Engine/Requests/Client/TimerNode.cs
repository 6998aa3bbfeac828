using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>What can stand in a <see cref="TimerWheel{TNode}"/>, or else in a list.</summary>
internal abstract class TimerNode<TSelf> : ListNode<TSelf>
    where TSelf : TimerNode<TSelf>
{
    /// <summary>The tick it is due at; ticks are compared modulo 2^32.</summary>
    public uint DueTick { get; set; }

    /// <summary>Its slot in the wheel; -1 when it does not stand in one.</summary>
    public int Slot { get; set; } = -1;
}
