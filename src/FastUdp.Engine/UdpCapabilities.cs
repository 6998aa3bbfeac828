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
    internal const string MetadataName = "metadata of received datagrams";
    internal const string SendOptionsName = "options of single datagrams";
    internal const string SourceSpecificName = "source-specific multicast";
    internal const string FragmentationName = "control of fragmentation";
    internal const string NetworkErrorsName = "network errors with their cause";
    internal const string PacingName = "pacing";
    internal const string CorePinningName = "staying on one core";

    internal UdpCapabilities()
    {
    }

    /// <summary>The backend that was chosen; never <see cref="UdpBackend.Auto"/>.</summary>
    public required UdpBackend Backend { get; init; }

    /// <summary>Many buffers a system call.</summary>
    public required UdpCapability BatchedCalls { get; init; }

    /// <summary>Many datagrams of one remote in one sent buffer (udp(7), UDP_SEGMENT).</summary>
    public required UdpCapability Gso { get; init; }

    /// <summary>Many datagrams of one remote in one received buffer (udp(7), UDP_GRO).</summary>
    public required UdpCapability Gro { get; init; }

    /// <summary>Trying again instead of sleeping when nothing is there.</summary>
    public required UdpCapability BusyPoll { get; init; }

    /// <summary>What <see cref="UdpEndpointOptions.Metadata"/> asked for and the platform tells.</summary>
    public required UdpCapability Metadata { get; init; }

    /// <summary>Whether <see cref="FastUdp.SendOptions"/> can differ from datagram to datagram.</summary>
    public required UdpCapability SendOptions { get; init; }

    /// <summary>Whether a <see cref="MulticastGroup"/> can have a source.</summary>
    public required UdpCapability SourceSpecificMulticast { get; init; }

    /// <summary>What <see cref="UdpEndpointOptions.Fragmentation"/> comes to.</summary>
    public required UdpCapability Fragmentation { get; init; }

    /// <summary>Whether <see cref="UdpEndpointOptions.OnNetworkError"/> is told.</summary>
    public required UdpCapability NetworkErrors { get; init; }

    /// <summary>Who spaces the datagrams, where <see cref="UdpEndpointOptions.Pacing"/> asks for it.</summary>
    public required UdpCapability Pacing { get; init; }

    /// <summary>Whether the receive loop stays on <see cref="UdpEndpointOptions.Core"/>.</summary>
    public required UdpCapability CorePinning { get; init; }

    /// <inheritdoc/>
    public int Count => Rows.Length;

    private UdpCapability[] Rows => field ??=
    [
        BatchedCalls, Gso, Gro, BusyPoll, Metadata, SendOptions, SourceSpecificMulticast, Fragmentation, NetworkErrors, Pacing, CorePinning,
    ];

    /// <inheritdoc/>
    public UdpCapability this[int index] => Rows[index];

    /// <inheritdoc/>
    public IEnumerator<UdpCapability> GetEnumerator() => ((IEnumerable<UdpCapability>)Rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
