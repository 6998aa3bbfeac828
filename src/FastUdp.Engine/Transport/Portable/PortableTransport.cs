using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.ObjectPool;

namespace FastUdp.Transport.Portable;

/// <summary>.NET's own sockets, one datagram a call: what every platform can do.</summary>
internal sealed class PortableTransport : UdpTransport
{
    // Windows fails the next receive of an unconnected socket after an ICMP port unreachable, unless told otherwise.
    private const int SIO_UDP_CONNRESET = unchecked((int)0x9800000C);

    private const string NoSendOptions = ".NET's sockets send no control messages, and the address they are bound to is the source of all";

    private readonly BoundSocket _bound;
    private readonly Socket _socket;
    private readonly UdpEndpointOptions _options;
    private readonly string _reason;
    private readonly Func<Socket, long?>? _readKernelDrops;
    private readonly WakeToken _wake = new();
    private readonly ObjectPool<SocketAddress> _addresses;

    /// <param name="bound">The socket and what is known of it; owned from now on.</param>
    /// <param name="options">Valid options.</param>
    /// <param name="reason">Why this backend and not another.</param>
    /// <param name="readKernelDrops">What reads the kernel's count of dropped buffers; null where it keeps none.</param>
    /// <param name="setTrafficClassV6">What sets the traffic class of IPv6 on a socket; null where nothing does.</param>
    public PortableTransport(
        BoundSocket bound, UdpEndpointOptions options, string reason, Func<Socket, long?>? readKernelDrops, Action<Socket, byte>? setTrafficClassV6)
    {
        if (!options.SendDefaults.Source.IsDefault)
            throw new PlatformNotSupportedException($"{nameof(options.SendDefaults)} cannot have a source: {NoSendOptions}.");
        _bound = bound;
        _socket = bound.Socket;
        _options = options;
        _reason = reason;
        _readKernelDrops = readKernelDrops;
        _addresses = new DefaultObjectPool<SocketAddress>(new SocketAddressPolicy(_socket.AddressFamily));

        SocketSendDefaults.Apply(_socket, options.SendDefaults, setTrafficClassV6);
        if (LearnsLocalAddress)
            PortableMetadataReceiver.Enable(_socket);

        // A full send buffer is then an error to wait out, with a time-out, rather than a call that hangs.
        _socket.Blocking = false;
        if (OperatingSystem.IsWindows())
            _socket.IOControl(SIO_UDP_CONNRESET, [0, 0, 0, 0], null);
    }

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
        SourceSpecificMulticast = Todo(UdpCapabilities.SourceSpecificName),
        Fragmentation = Todo(UdpCapabilities.FragmentationName),
        NetworkErrors = Todo(UdpCapabilities.NetworkErrorsName),
        Pacing = Todo(UdpCapabilities.PacingName),
        CorePinning = Todo(UdpCapabilities.CorePinningName),
    };

    public override int ReceiveSlots => 1;

    public override ReceiveThread ReceiveThread => ReceiveThread.Pool;

    public override Receiver CreateReceiver(ReceiveRing ring) => LearnsLocalAddress
        ? new PortableMetadataReceiver(_socket, _wake, ring, ReceiveCounters, _options)
        : new PortableReceiver(_socket, _wake, ring, ReceiveCounters, _options);

    public override Transmitter CreateTransmitter() =>
        new PortableTransmitter(_socket, SendCounters, _bound.Binding.IsConnected, _options.SendTimeout);

    public override void Wake() => _wake.Set();

    public override long? ReadKernelDrops() => _readKernelDrops?.Invoke(_socket);

    public override void Join(MulticastGroup group) => throw new NotImplementedException();

    public override void Leave(MulticastGroup group) => throw new NotImplementedException();

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
            if (address is null)
                _socket.Send(payload, SocketFlags.None);
            else
                _socket.SendTo(payload, SocketFlags.None, address);
            return default;
        }
        catch (SocketException exception)
        {
            return Describe(exception);
        }
        finally
        {
            ReturnAddress(address);
        }
    }

    protected override void WaitWritable(TimeSpan time) => _socket.Poll(time, SelectMode.SelectWrite);

    // Placeholder until the part that decides the row is in.
    private static UdpCapability Todo(string name) => new(name, false, "not decided yet");

    private static SendResult Describe(SocketException exception) =>
        new(PortableErrors.Classify(exception.SocketErrorCode), exception.NativeErrorCode);

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
