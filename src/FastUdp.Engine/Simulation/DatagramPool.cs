using System.Numerics;

namespace FastUdp.Simulation;

/// <summary>
/// Datagrams that are under way no more, for those to come: so that traffic allocates nothing once it has been as dense
/// before. One stack for each power of two of length, each bounded. Safe from any thread.
/// </summary>
internal sealed class DatagramPool
{
    private const int LeastShift = 6;
    private const int MostShift = 16;

    // For each length: 65,536 datagrams of 64 bytes, 64 of the longest.
    private const int BytesKept = 4 << 20;

    private readonly Lock _gate = new();
    private readonly Stack<SimulatedDatagram>[] _unused;

    public DatagramPool() => _unused = [.. Enumerable.Range(LeastShift, MostShift - LeastShift + 1).Select(_ => new Stack<SimulatedDatagram>())];

    /// <summary>Gives a datagram with room for so many bytes, whatever it held before.</summary>
    public SimulatedDatagram Rent(int length)
    {
        int shift = Shift(length);
        lock (_gate)
        {
            if (_unused[shift - LeastShift].TryPop(out SimulatedDatagram? datagram))
                return datagram;
        }
        return new SimulatedDatagram(1 << shift);
    }

    public void Return(SimulatedDatagram datagram)
    {
        int shift = Shift(datagram.Capacity);
        lock (_gate)
        {
            Stack<SimulatedDatagram> unused = _unused[shift - LeastShift];
            if (unused.Count < BytesKept >> shift)
                unused.Push(datagram);
        }
    }

    private static int Shift(int length) => Math.Max(LeastShift, BitOperations.Log2((uint)Math.Max(length - 1, 1)) + 1);
}
