using FastUdp.Buffers;
using FastUdp.Capture;
using FastUdp.Impairment;
using FastUdp.Simulation;

namespace FastUdp;

/// <summary>How an endpoint is made. The defaults are the fast ones; every value is checked when the endpoint is bound.</summary>
public sealed record UdpEndpointOptions
{
    /// <summary>Which backend; by default the best that can run here.</summary>
    public UdpBackend Backend { get; init; }

    /// <summary>
    /// How many bytes the kernel is asked to queue on arrival, default 4 MiB; 0 leaves the system's default. A burst that
    /// does not fit is dropped and counted. The kernel may grant less: see <see cref="UdpEndpoint.ReceiveBuffer"/>.
    /// </summary>
    public int ReceiveBufferBytes { get; init; } = 4 << 20;

    /// <summary>How many bytes the kernel is asked to queue for sending, default 4 MiB; 0 leaves the system's default.</summary>
    public int SendBufferBytes { get; init; } = 4 << 20;

    /// <summary>
    /// The longest payload expected, 1 to 65,527 bytes, default the largest UDP carries. A longer datagram is delivered
    /// cut to this and marked. Any smaller value turns receive offload off, whose buffers need room for a
    /// whole 65,535 bytes; below 2,048 the receive ring uses small blocks, which suits many endpoints of little traffic.
    /// </summary>
    public int MaxDatagramBytes { get; init; } = UdpLimits.MaxIPv6PayloadBytes;

    /// <summary>
    /// How many buffers one receive call may fill, 1 to 256, default 64. Of large buffers fewer are asked for, so that a
    /// batch stays in the cache. The portable backend receives one at a time.
    /// </summary>
    public int ReceiveSlots { get; init; } = 64;

    /// <summary>
    /// How many received blocks leases may hold at once, 0 to 65,536, default 64: up to 4 MiB of large datagrams, and up
    /// to 32 small ones (at most 2,048 bytes) for each of them. Past it the endpoint stops reading until a lease is disposed.
    /// </summary>
    public int LeasedBlocks { get; init; } = 64;

    /// <summary>How many senders may exist at once besides the handler's own, 0 to 4,096, default 64. Each holds 64 KiB.</summary>
    public int MaxSenders { get; init; } = 64;

    /// <summary>How many leases the pull form queues, 1 to 1,048,576, default 1,024.</summary>
    public int QueueCapacity { get; init; } = 1_024;

    /// <summary>What the pull form drops when its queue is full.</summary>
    public QueueFullPolicy WhenQueueFull { get; init; }

    /// <summary>
    /// How long the receive loop tries again before it sleeps. The default, null, adapts: while datagrams keep coming
    /// less than 25 µs apart it does not sleep, otherwise it does at once. <see cref="TimeSpan.Zero"/> always sleeps
    /// at once; any other value tries for so long each time; <see cref="Timeout.InfiniteTimeSpan"/> never sleeps and
    /// takes a core.
    /// </summary>
    public TimeSpan? BusyPoll { get; init; }

    /// <summary>
    /// How long a flush waits for room in the send buffer, default 1 s; then the rest of that batch is dropped and counted.
    /// </summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether an endpoint bound to an IPv6 address also carries IPv4, default true. IPv4 remotes then look like IPv4
    /// remotes, not like mapped ones.
    /// </summary>
    public bool DualMode { get; init; } = true;

    /// <summary>Whether equal datagrams to one remote may leave as one buffer, default true. For a faulty kernel or driver.</summary>
    public bool UseGso { get; init; } = true;

    /// <summary>Whether datagrams of one flow may arrive as one buffer, default true. For a faulty kernel or driver.</summary>
    public bool UseGro { get; init; } = true;

    /// <summary>
    /// Whether a block is overwritten when it comes back, so that a use after its return is noticed, default false. For
    /// tests: it costs a write of the whole block.
    /// </summary>
    public bool ScrambleReturnedBlocks { get; init; }

    /// <summary>What to learn of each datagram that arrives, default nothing.</summary>
    public MetadataFields Metadata { get; init; }

    /// <summary>
    /// How datagrams leave that do not say otherwise themselves. For multicast <see cref="MulticastOptions.HopLimit"/> stands instead of
    /// the hop limit; a source of one IP version is none for remotes of the other. The portable backend cannot have a source: its
    /// bind decides.
    /// </summary>
    public SendOptions SendDefaults { get; init; }

    /// <summary>
    /// What becomes of datagrams longer than the path takes in one piece, default as the system is set up. Any other value throws
    /// <see cref="PlatformNotSupportedException"/> where it cannot be had: outside Linux IPv4 knows <see cref="FragmentationMode.Allow"/> and
    /// <see cref="FragmentationMode.Forbid"/>, IPv6 none.
    /// </summary>
    public FragmentationMode Fragmentation { get; init; }

    /// <summary>
    /// Called with every error the network reports of an earlier datagram, and with what a <see cref="DatagramSender"/> could not send as too
    /// long, once for equal ones of a batch (a single send says so in its result). Never two calls at once, on the thread that came upon
    /// it: the receive loop's, or that of a send once all of its batch has left; or on another such thread that is calling already. The
    /// default, null, leaves the error queue alone. Linux backend and simulated networks only: elsewhere binding throws
    /// <see cref="PlatformNotSupportedException"/>.
    /// </summary>
    /// <remarks>
    /// It may send, but must not wait; when 1,024 errors wait for it, further ones are only counted. What it throws ends the receive, or
    /// is thrown by the send. An endpoint that does not receive learns of errors with its next sends. On Linux the queue also has sends
    /// fail that the queueing discipline dropped (<see cref="SendStatus.NoBuffers"/>), which otherwise nobody would be told (ip(7), IP_RECVERR).
    /// </remarks>
    public Action<NetworkError>? OnNetworkError { get; init; }

    /// <summary>Whether datagrams may be sent to broadcast addresses, default false: then such a send is <see cref="SendStatus.Denied"/>.</summary>
    public bool Broadcast { get; init; }

    /// <summary>
    /// Whether other sockets that say the same may be bound to the same address and port, default false. For
    /// several receivers of a multicast group or broadcast on one machine, each of which gets its copy; of other datagrams only one of them
    /// gets each, and a program cannot know which.
    /// </summary>
    public bool SharesAddress { get; init; }

    /// <summary>How datagrams leave for multicast groups.</summary>
    public MulticastOptions Multicast { get; init; } = new();

    /// <summary>
    /// How fast the endpoint sends at most; the default, null, as fast as it can. Where the token bucket paces, a flush waits for the rate
    /// however long that takes, <see cref="SendTimeout"/> or not, and replies hold up the receive loop.
    /// </summary>
    public PacingOptions? Pacing { get; init; }

    /// <summary>
    /// The core the receive loop's thread stays on, counted from 0 as the system does; the default, null, leaves it to the system. Only the
    /// Linux backend has a thread to keep there: a <see cref="Backend"/> that is named and cannot throws
    /// <see cref="PlatformNotSupportedException"/>; where none is named, <see cref="UdpCapabilities.CorePinning"/> says why it is not.
    /// </summary>
    public int? Core { get; init; }

    /// <summary>What befalls the endpoint's datagrams, on purpose; the default, null, leaves them alone. Costs most of the speed.</summary>
    public ImpairmentOptions? Impairment { get; init; }

    /// <summary>
    /// Records what the endpoint receives and sends; the default, null, does not. What is received is recorded before
    /// <see cref="Impairment"/> touches it, what is sent afterwards.
    /// </summary>
    public DatagramCapture? Capture { get; init; }

    /// <summary>The network in memory the endpoint is bound in; the default, null, is the machine's own.</summary>
    public SimulatedNetwork? Network { get; init; }

    internal bool BoundsDatagrams => MaxDatagramBytes < UdpLimits.MaxIPv6PayloadBytes;

    /// <summary>
    /// The bytes of a block offered to a receive. A whole block without a bound: with receive offload a shorter buffer
    /// would cut what the kernel has coalesced.
    /// </summary>
    internal int ReceivePayloadBytes => BoundsDatagrams ? MaxDatagramBytes : Block.LargeBytes;

    // One byte more than the datagram: the portable backend tells a truncated datagram by it.
    internal int ReceiveBlockBytes => MaxDatagramBytes < Block.SmallBytes ? Block.SmallBytes : Block.LargeBytes;

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (!Enum.IsDefined(Backend))
            throw new ArgumentOutOfRangeException(nameof(Backend), Backend, "Backend must be Auto, Linux, Portable or Simulated.");
        if (Backend == UdpBackend.Simulated && Network is null)
            throw new ArgumentException("The backend Simulated needs the network to bind in: set Network.", nameof(Network));
        if (Network is not null && Backend is UdpBackend.Linux or UdpBackend.Portable)
            throw new ArgumentException($"The backend {Backend} cannot bind in a simulated network: leave Backend at Auto, or Network null.", nameof(Network));
        if (!Enum.IsDefined(WhenQueueFull))
            throw new ArgumentOutOfRangeException(nameof(WhenQueueFull), WhenQueueFull, "WhenQueueFull must be DropNewest or DropOldest.");
        CheckRange(nameof(ReceiveBufferBytes), ReceiveBufferBytes, 0, int.MaxValue / 2);
        CheckRange(nameof(SendBufferBytes), SendBufferBytes, 0, int.MaxValue / 2);
        CheckRange(nameof(MaxDatagramBytes), MaxDatagramBytes, 1, UdpLimits.MaxIPv6PayloadBytes);
        CheckRange(nameof(ReceiveSlots), ReceiveSlots, 1, 256);
        CheckRange(nameof(LeasedBlocks), LeasedBlocks, 0, 65_536);
        CheckRange(nameof(MaxSenders), MaxSenders, 0, 4_096);
        CheckRange(nameof(QueueCapacity), QueueCapacity, 1, 1 << 20);
        if (BusyPoll < TimeSpan.Zero && BusyPoll != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(BusyPoll), BusyPoll, "BusyPoll must not be negative, unless infinite.");
        if (SendTimeout < TimeSpan.Zero || SendTimeout > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(SendTimeout), SendTimeout, "SendTimeout must be from 0 to 1 hour.");
        if (Core < 0)
            throw new ArgumentOutOfRangeException(nameof(Core), Core, "Core must not be negative.");
        if ((Metadata & ~MetadataFields.All) != 0)
            throw new ArgumentOutOfRangeException(nameof(Metadata), Metadata, $"Metadata must be of {MetadataFields.All}.");
        if (!Enum.IsDefined(Fragmentation))
            throw new ArgumentOutOfRangeException(nameof(Fragmentation), Fragmentation, "Fragmentation must be System, Allow, Forbid or Probe.");
        SendDefaults.Validate();
        ArgumentNullException.ThrowIfNull(Multicast);
        Multicast.Validate();
        if (Pacing is not null && Network is not null)
            throw new ArgumentException("A simulated network cannot pace, for nothing in it can wait: leave Pacing null.", nameof(Pacing));
        Pacing?.Validate();
        Impairment?.Validate();
    }

    /// <summary>Throws where a core is asked for of a backend that is named and has no thread to keep there.</summary>
    internal void RequireNoCore(UdpBackend backend, string reason)
    {
        if (Core is { } core && Backend == backend)
            throw new PlatformNotSupportedException($"The {backend} backend cannot keep its receive loop on core {core}: {reason}.");
    }

    private static void CheckRange(string name, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {least:N0} to {most:N0}.");
    }
}
