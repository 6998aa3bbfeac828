using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>
/// Datagrams to one remote that lie back to back in a block, all but the last of the same length, and leave in the same
/// way: the unit a sender hands to its transmitter. The block is held by whoever made the run until the transmitter returns.
/// </summary>
internal struct SendRun
{
    public Block Block;
    public RemoteAddress Remote;
    public int Offset;
    public int Length;
    public int Stride;
    public SendOptions Options;

    public readonly int DatagramCount => ReceivedRun.CountDatagrams(Length, Stride);
}
