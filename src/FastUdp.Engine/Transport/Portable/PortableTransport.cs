using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.ObjectPool;

namespace FastUdp.Transport.Portable;

/// <summary>.NET's own sockets, one datagram a call: what every platform can do.</summary>
internal sealed class PortableTransport : UdpTransport
{
    // Windows fails the next receive of an unconnected socket after an ICMP port unreachable, unless told otherwise.
    private const int SIO_UDP_CONNRESET = unchecked((int)0x9800000C);

    private const string NoCore = "the receive loop runs on the thread pool";
    private const string NoSendOptions = ".NET's sockets send no control messages, and the address they are bound to is the source of all";

    private readonly BoundSocket _bound;
    private readonly Socket _socket;
    private readonly UdpEndpointOptions _options;
    private readonly string _reason;
    private readonly WakeToken _wake = new();
    private readonly bool _reportsCuts;
    private readonly ObjectPool<SocketAddress> _addresses;

    /// <param name="bound">The socket and what is known of it; owned from now on.</param>
    /// <param name="options">Valid options.</param>
    /// <param name="reason">Why this backend and not another.</param>
    public PortableTransport(BoundSocket bound, UdpEndpointOptions options, string reason)
    {
        options.RequireNoCore(UdpBackend.Portable, NoCore);
        if (!options.SendDefaults.Source.IsDefault)
            throw new PlatformNotSupportedException($"{nameof(options.SendDefaults)} cannot have a source: {NoSendOptions}.");
        _bound = bound;
        _socket = bound.Socket;
        _options = options;
        _reason = reason;
        if (options.OnNetworkError is not null)
            throw new PlatformNotSupportedException($"{nameof(options.OnNetworkError)} cannot be told: {NoNetworkErrors}.");
        _addresses = new DefaultObjectPool<SocketAddress>(new SocketAddressPolicy(_socket.AddressFamily));

        SocketSendDefaults.Apply(_socket, options.SendDefaults, bound.Native.SetTrafficClassV6);
        if (LearnsLocalAddress)
            PortableMetadataReceiver.Enable(_socket);

        // A full send buffer is then an error to wait out, with a time-out, rather than a call that hangs.
        _socket.Blocking = false;
        if (OperatingSystem.IsWindows())
        {
            _socket.IOControl(SIO_UDP_CONNRESET, [0, 0, 0, 0], null);
            _reportsCuts = true;
        }
    }

    private string NoNetworkErrors => $"only the Linux backend reads the error queue of its socket: {_reason}";

    public override LocalBinding Binding => _bound.Binding;

    private bool LearnsLocalAddress => (_options.Metadata & MetadataFields.LocalAddress) != 0;

    public override UdpCapabilities Capabilities => new()
    {
        Backend = UdpBackend.Portable,
        BatchedCalls = Off(UdpCapabilities.BatchedCallsName),
        Gso = Off(UdpCapabilities.GsoName),
        Gro = Off(UdpCapabilities.GroName),
        BusyPoll = BusyPoll.Describe(_options.BusyPoll),
        Metadata = MetadataRow.Describe(
            _options.Metadata, MetadataFields.LocalAddress, ".NET's sockets tell nothing else of a datagram", "a dearer receive, which allocates for each"),
        SendOptions = new UdpCapability(UdpCapabilities.SendOptionsName, false, NoSendOptions),
        SourceSpecificMulticast = _bound.Groups.SourceSpecific,
        Fragmentation = _bound.Path.Fragmentation,
        NetworkErrors = new UdpCapability(UdpCapabilities.NetworkErrorsName, false, NoNetworkErrors),
        Pacing = _bound.Pacing.Row,
        CorePinning = new UdpCapability(UdpCapabilities.CorePinningName, false, NoCore),
    };

    public override int ReceiveSlots => 1;

    public override ReceiveThread ReceiveThread => ReceiveThread.Pool;

    public override Receiver CreateReceiver(ReceiveRing ring) => LearnsLocalAddress
        ? new PortableMetadataReceiver(_socket, _wake, ring, ReceiveCounters, _options)
        : new PortableReceiver(_socket, _wake, ring, ReceiveCounters, _options, _reportsCuts);

    public override Transmitter CreateTransmitter() =>
        new PortableTransmitter(_socket, SendCounters, _bound.Binding.IsConnected, _options.SendTimeout);

    public override void Wake() => _wake.Set();

    public override int? ReadPathMtu(in RemoteAddress remote) => _bound.Path.ReadMtu(remote);

    public override long? ReadKernelDrops() => _bound.Native.ReadKernelDrops?.Invoke(_socket);

    public override void Join(MulticastGroup group) => _bound.Groups.Join(group);

    public override void Leave(MulticastGroup group) => _bound.Groups.Leave(group);

    public override void Dispose()
    {
        _socket.Dispose();
        _wake.Dispose();
    }

    /// <remarks>
    /// The asynchronous send is not used: .NET clears its address after the operation has gone back to the socket's
    /// cache, where another thread may have taken it already.
    /// </remarks>
    protected override SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        SocketAddress? address = RentAddress(remote);
        try
        {
            SocketException? refusal = TrySendOnce(address, payload);

            // On a connected socket it may be news of an earlier datagram, and be taken for this one's.
            if (address is null && refusal?.SocketErrorCode == SocketError.MessageSize)
                refusal = TrySendOnce(address, payload);
            return refusal is null
                ? default
                : _bound.Path.Explain(PortableErrors.Classify(refusal.SocketErrorCode), refusal.NativeErrorCode, remote);
        }
        finally
        {
            ReturnAddress(address);
        }
    }

    protected override void WaitWritable(TimeSpan time)
    {
        SendCounters.AddCall();
        _socket.Poll(time, SelectMode.SelectWrite);
    }

    private SocketException? TrySendOnce(SocketAddress? address, ReadOnlySpan<byte> payload)
    {
        SendCounters.AddCall();
        try
        {
            if (address is null)
                _socket.Send(payload, SocketFlags.None);
            else
                _socket.SendTo(payload, SocketFlags.None, address);
            return null;
        }
        catch (SocketException exception)
        {
            return exception;
        }
    }

    private UdpCapability Off(string name) => new(name, false, $"the portable backend sends and receives a datagram a call: {_reason}");

    /// <summary>The address of one operation: two at once must never share one. Null on a connected socket.</summary>
    private SocketAddress? RentAddress(in RemoteAddress remote)
    {
        if (_bound.Binding.IsConnected)
            return null;
        SocketAddress address = _addresses.Get();
        SocketAddressCodec.Write(address.Buffer.Span, remote, _socket.AddressFamily);
        return address;
    }

    private void ReturnAddress(SocketAddress? address)
    {
        if (address is not null)
            _addresses.Return(address);
    }

    private sealed class SocketAddressPolicy(AddressFamily family) : PooledObjectPolicy<SocketAddress>
    {
        public override SocketAddress Create() => new(family, SocketAddressCodec.Size(family));

        public override bool Return(SocketAddress obj) => true;
    }
}
