using FastUdp.Buffers;
using FastUdp.Transport;

namespace FastUdp.Capture;

/// <summary>
/// One endpoint's way into a capture: an interface of its own there, and what makes a packet of a datagram, namely the addresses on this side
/// and the time.
/// </summary>
internal sealed class EndpointTap
{
    private readonly CaptureSink _sink;
    private readonly int _interfaceIndex;
    private readonly RemoteAddress _local;
    private readonly SendOptions _defaults;
    private readonly TimeProvider _clock;

    /// <param name="sink">The capture.</param>
    /// <param name="binding">What the endpoint is bound to.</param>
    /// <param name="defaults">How its datagrams leave that do not say otherwise.</param>
    /// <param name="clock">The time of what the kernel has not timed.</param>
    public EndpointTap(CaptureSink sink, LocalBinding binding, SendOptions defaults, TimeProvider clock)
    {
        _sink = sink;
        _local = binding.Local;
        _defaults = defaults;
        _clock = clock;
        _interfaceIndex = sink.AddInterface($"udp {binding.Local}");
    }

    /// <summary>Now, in nanoseconds since 1970.</summary>
    public long Now => (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    public void RecordReceived(ReadOnlySpan<ReceivedRun> runs)
    {
        long now = Now;
        foreach (ref readonly ReceivedRun run in runs)
            RecordReceived(run, now);
    }

    /// <summary>Records what is handed to the kernel, in that order.</summary>
    public void RecordSent(ReadOnlySpan<SendRun> runs)
    {
        long now = Now;
        foreach (ref readonly SendRun run in runs)
            RecordSent(run.Remote, run.Block.Bytes.AsSpan(run.Offset, run.Length), run.Stride, run.Options, now);
    }

    public void RecordSent(in RemoteAddress remote, ReadOnlySpan<byte> payload, int stride, in SendOptions options, long unixNanoseconds) =>
        _sink.Record(new CapturedRun
        {
            InterfaceIndex = _interfaceIndex,
            Direction = CaptureDirection.Outbound,
            UnixNanoseconds = unixNanoseconds,
            Source = LocalFor(remote, options.SourceOver(_defaults, remote.AddressFamily).Address),
            Destination = remote,
            TrafficClass = options.TrafficClassOver(_defaults) ?? _defaults.TrafficClassOver(default).GetValueOrDefault(),
            HopLimit = options.HopLimit ?? _defaults.HopLimit ?? CapturedRun.DefaultHopLimit,
            Payload = payload,
            Stride = stride,
        });

    private void RecordReceived(in ReceivedRun run, long now)
    {
        ref readonly DatagramMetadata metadata = ref run.Metadata;
        _sink.Record(new CapturedRun
        {
            InterfaceIndex = _interfaceIndex,
            Direction = CaptureDirection.Inbound,
            UnixNanoseconds = Has(metadata, MetadataFields.Timestamp) ? metadata.UnixNanoseconds : now,
            Source = run.Remote,
            Destination = LocalFor(run.Remote, Has(metadata, MetadataFields.LocalAddress) ? metadata.Local.Address : default),
            TrafficClass = Has(metadata, MetadataFields.TrafficClass) ? metadata.TrafficClass : default,
            HopLimit = Has(metadata, MetadataFields.HopLimit) ? metadata.HopLimit : CapturedRun.DefaultHopLimit,
            Payload = run.Block!.Bytes.AsSpan(0, run.Length),
            Stride = run.Stride,

            // Where the platform does not say how long it was, it was longer by a byte at least.
            OriginalLength = run.IsTruncated ? Math.Max(run.OriginalLength, run.Length + 1) : 0,
        });
    }

    private static bool Has(in DatagramMetadata metadata, MetadataFields field) => (metadata.Fields & field) != 0;

    /// <summary>
    /// The address on this side: the known one, or else the bound one, or else none of the remote's kind, for an endpoint of all addresses
    /// does not know which of them a datagram came to or will leave from.
    /// </summary>
    private RemoteAddress LocalFor(in RemoteAddress remote, in RemoteAddress known)
    {
        ref readonly RemoteAddress local = ref known.AddressFamily == remote.AddressFamily ? ref known : ref _local;
        if (local.AddressFamily == remote.AddressFamily)
            return local.WithPort(_local.Port);
        ReadOnlySpan<byte> none = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        return remote.IsIPv4 ? RemoteAddress.FromIPv4(none, (ushort)_local.Port) : RemoteAddress.FromIPv6(none, 0, (ushort)_local.Port);
    }
}
