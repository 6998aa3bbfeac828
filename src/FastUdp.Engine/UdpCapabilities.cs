using System.Collections;

namespace FastUdp;

/// <summary>
/// What an endpoint makes use of, a row each with its reason: a snapshot, for the kernel may take an offload back in
/// mid-life.
/// </summary>
public sealed class UdpCapabilities : IReadOnlyList<UdpCapability>
{
    internal const string BatchedCallsName = "batched system calls";
    internal const string GsoName = "segmentation offload (GSO)";
    internal const string GroName = "receive offload (GRO)";
    internal const string BusyPollName = "busy-polling";

    private readonly UdpCapability[] _rows;

    internal UdpCapabilities(
        UdpBackend backend, UdpCapability batchedCalls, UdpCapability gso, UdpCapability gro, UdpCapability busyPoll)
    {
        Backend = backend;
        BatchedCalls = batchedCalls;
        Gso = gso;
        Gro = gro;
        BusyPoll = busyPoll;
        _rows = [batchedCalls, gso, gro, busyPoll];
    }

    /// <summary>The backend that was chosen; never <see cref="UdpBackend.Auto"/>.</summary>
    public UdpBackend Backend { get; }

    /// <summary>Many buffers a system call.</summary>
    public UdpCapability BatchedCalls { get; }

    /// <summary>Many datagrams of one remote in one sent buffer (udp(7), UDP_SEGMENT).</summary>
    public UdpCapability Gso { get; }

    /// <summary>Many datagrams of one remote in one received buffer (udp(7), UDP_GRO).</summary>
    public UdpCapability Gro { get; }

    /// <summary>Trying again instead of sleeping when nothing is there.</summary>
    public UdpCapability BusyPoll { get; }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public UdpCapability this[int index] => _rows[index];

    /// <inheritdoc/>
    public IEnumerator<UdpCapability> GetEnumerator() => ((IEnumerable<UdpCapability>)_rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
