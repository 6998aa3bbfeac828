using System.Net;
using FastUdp.Simulation;

namespace FastUdp.Transport.Simulated;

/// <summary>An endpoint's place in a simulated network.</summary>
internal sealed class SimulatedTransport : UdpTransport
{
    // Where the options leave it to the system: what Linux has (net.core.rmem_default).
    private const int DefaultBufferBytes = 212_992;

    private const string NoGroups = "a simulated network carries unicast alone";

    // What a Linux kernel answers: EACCES to a broadcast or multicast, EINVAL to port 0.
    private static readonly SendResult Denied = new(SendStatus.Denied, 13);
    private static readonly SendResult Invalid = new(SendStatus.Failed, 22);

    private const string NoCore = "the receive loop runs on the thread that runs the network";

    // And to a port where nobody is bound: ECONNREFUSED.
    private const int ConnectionRefused = 111;

    private readonly DatagramExchange _exchange;
    private readonly UdpEndpointOptions _options;
    private readonly RemoteAddress _connected;
    private readonly bool _isWildcard;
    private RemoteAddress _reachedAt;
    private RemoteAddress _reachedAtV6;
    private bool _isDisposed;

    public SimulatedTransport(
        DatagramExchange exchange, in RemoteAddress address, IPEndPoint? remote, bool isDualMode, UdpEndpointOptions options)
    {
        options.RequireNoCore(UdpBackend.Simulated, NoCore);
        _exchange = exchange;
        _options = options;
        Address = address;
        _isWildcard = UnicastAddress.IsAny(address);
        SocketBufferSize receiveBuffer = Describe(options.ReceiveBufferBytes);
        Inbox = exchange.CreateInbox(receiveBuffer.GrantedBytes);
        RemoteAddress? connected = remote is null ? default(RemoteAddress?) : new RemoteAddress(remote);
        if (connected is { } known)
            _connected = UnicastAddress.Resolve(known);
        if (options.OnNetworkError is { } onError)
            NetworkErrors = new NetworkErrorReports(onError);
        Binding = new LocalBinding(address.ToIPEndPoint(), connected, isDualMode, receiveBuffer, Describe(options.SendBufferBytes));
    }

    public RemoteAddress Address { get; }

    public SimulatedInbox Inbox { get; }

    public override LocalBinding Binding { get; }

    public override UdpCapabilities Capabilities => new()
    {
        Backend = UdpBackend.Simulated,
        BatchedCalls = Off(UdpCapabilities.BatchedCallsName, "no system calls: what arrives at one moment is one batch"),
        Gso = Off(UdpCapabilities.GsoName, "nothing to segment: every datagram passes its link alone"),
        Gro = Off(UdpCapabilities.GroName, "nothing to coalesce: every datagram takes a slot of its own"),
        BusyPoll = Off(UdpCapabilities.BusyPollName, "nothing sleeps: the network's run completes a receive"),
        Metadata = MetadataRow.Describe(_options.Metadata, MetadataFields.All, why: ""),
        SendOptions = new UdpCapability(UdpCapabilities.SendOptionsName, true, "each simulated datagram has a header of its own"),
        SourceSpecificMulticast = Off(UdpCapabilities.SourceSpecificName, NoGroups),
        Fragmentation = Off(UdpCapabilities.FragmentationName, "nothing is fragmented: a datagram of any length passes its link in one piece"),
        NetworkErrors = NetworkErrorReports.Describe(NetworkErrors, "the network says when nobody is bound at a remote"),
        Pacing = Off(UdpCapabilities.PacingName, "nothing in a simulated network can wait"),
        CorePinning = new UdpCapability(UdpCapabilities.CorePinningName, false, NoCore),
    };

    public override int ReceiveSlots => _options.ReceiveSlots;

    public override ReceiveThread ReceiveThread => ReceiveThread.Completer;

    public override NetworkErrorReports? NetworkErrors { get; }

    /// <summary>Whether it is told when nobody is bound at a remote: as by a kernel.</summary>
    public bool HearsRefusals => Binding.IsConnected || NetworkErrors is not null;

    public override Receiver CreateReceiver(ReceiveRing ring) => new SimulatedReceiver(Inbox, ring, ReceiveCounters, NetworkErrors, _options);

    public override Transmitter CreateTransmitter() => new SimulatedTransmitter(this);

    public override void Wake() => Inbox.Wake();

    public override long? ReadKernelDrops() => Volatile.Read(ref _isDisposed) ? null : Inbox.DroppedCount;

    public override void Join(MulticastGroup group) => throw new PlatformNotSupportedException($"Cannot join {group}: {NoGroups}.");

    public override void Leave(MulticastGroup group) => throw new PlatformNotSupportedException($"Cannot leave {group}: {NoGroups}.");

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        _exchange.Close(this);
        Inbox.Close();
    }

    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), typeof(UdpEndpoint));

    /// <summary>Whether a datagram of this origin is let in: a connected endpoint hears its remote alone.</summary>
    public bool Hears(in RemoteAddress from) => _connected == default || _connected == from;

    /// <summary>The address a datagram to this remote carries as its origin, unless one is chosen. Guarded by the exchange.</summary>
    public RemoteAddress SourceFor(in RemoteAddress remote, in LocalAddress chosen)
    {
        if (chosen.AddressFamily != System.Net.Sockets.AddressFamily.Unspecified)
            return chosen.Address.WithPort(Address.Port);
        if (!_isWildcard)
            return Address;
        RemoteAddress reachedAt = remote.IsIPv4 ? _reachedAt : _reachedAtV6;
        return reachedAt == default ? UnicastAddress.LoopbackOf(remote.AddressFamily, Address.Port) : reachedAt;
    }

    /// <summary>A datagram came to this one of the endpoint's addresses. Guarded by the exchange.</summary>
    public void OnReachedAt(in RemoteAddress to)
    {
        if (to.IsIPv4)
            _reachedAt = to;
        else
            _reachedAtV6 = to;
    }

    /// <summary>The network said that nobody is bound at a remote. On the thread that runs it.</summary>
    public void OnRefused(in RemoteAddress remote)
    {
        ReceiveCounters.AddSocketError(isRefusal: NetworkErrors is null);
        NetworkErrors?.Add(new NetworkError(remote, NetworkErrorKind.PortUnreachable, 0, remote.ToIPEndPoint().Address, ConnectionRefused));
        if (NetworkErrors is not null)
            Inbox.Wake(); // It is told where a kernel's would be: by the receive loop, or else by the next send.
    }

    protected override SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        if (!UnicastAddress.IsUnicast(remote))
            return Denied;
        LocalAddress source = options.SourceOver(_options.SendDefaults, remote.AddressFamily);
        if (remote.Port == 0 || !IsOwn(source))
            return Invalid;
        _exchange.Send(this, remote, payload, source, SimulatedHeader.For(options, _options.SendDefaults));
        return default;
    }

    protected override void WaitWritable(TimeSpan time)
    {
        // Sends never wait: a link that is full drops, and counts.
    }

    /// <summary>Whether it may be a source: no address at all, the endpoint's only one, or any of one that has them all.</summary>
    private bool IsOwn(in LocalAddress source)
    {
        ref readonly RemoteAddress address = ref source.Address;
        return address == default || (_isWildcard ? UnicastAddress.IsUnicast(address) : address == Address.WithPort(0));
    }

    private static UdpCapability Off(string name, string reason) => new(name, false, reason);

    private static SocketBufferSize Describe(int askedBytes) =>
        new(askedBytes, askedBytes > 0 ? askedBytes : DefaultBufferBytes, null);
}
