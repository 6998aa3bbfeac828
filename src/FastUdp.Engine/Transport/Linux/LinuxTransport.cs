using System.Runtime.Versioning;
using FastUdp.Interop.Linux;

namespace FastUdp.Transport.Linux;

/// <summary>recvmmsg and sendmmsg with segmentation (GSO) and coalescing (GRO) on one socket.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxTransport : UdpTransport
{
    private readonly BoundSocket _bound;
    private readonly LinuxSocket _socket;
    private readonly UdpEndpointOptions _options;
    private readonly WakeEvent _wake = new();
    private readonly Segmentation _segmentation;
    private readonly LinuxOffloads _offloads;

    /// <param name="bound">The socket and what is known of it; owned from now on.</param>
    /// <param name="socket">The calls on it.</param>
    /// <param name="options">Valid options.</param>
    public LinuxTransport(BoundSocket bound, LinuxSocket socket, UdpEndpointOptions options)
    {
        _bound = bound;
        _socket = socket;
        _options = options;
        if (options.Core is { } core)
            CoreAffinity.Check(nameof(options.Core), core);
        _offloads = LinuxOffloads.Decide(LinuxProbe.Result, options);
        _segmentation = new Segmentation(_offloads.MaxSegments, _offloads.GsoReason);
        if (_offloads.UsesGro)
            LinuxProbe.EnableGro(bound.Socket);
    }

    public override LocalBinding Binding => _bound.Binding;

    public override UdpCapabilities Capabilities => new()
    {
        Backend = UdpBackend.Linux,
        BatchedCalls = new UdpCapability(UdpCapabilities.BatchedCallsName, true, $"recvmmsg and sendmmsg, {ReceiveSlots} and {SendHeaders.Capacity} messages a call"),
        Gso = new UdpCapability(UdpCapabilities.GsoName, _segmentation.IsOn, _segmentation.Reason),
        Gro = new UdpCapability(UdpCapabilities.GroName, _offloads.UsesGro, _offloads.GroReason),
        BusyPoll = BusyPoll.Describe(_options.BusyPoll),
        Metadata = Todo(UdpCapabilities.MetadataName),
        SendOptions = Todo(UdpCapabilities.SendOptionsName),
        SourceSpecificMulticast = _bound.Groups.SourceSpecific,
        Fragmentation = Todo(UdpCapabilities.FragmentationName),
        NetworkErrors = Todo(UdpCapabilities.NetworkErrorsName),
        Pacing = Todo(UdpCapabilities.PacingName),
        CorePinning = DescribeCore(),
    };

    public override int ReceiveSlots => _options.ReceiveSlots;

    public override ReceiveThread ReceiveThread => ReceiveThread.Own;

    public override void BeginReceive()
    {
        if (_options.Core is { } core)
            CoreAffinity.Stay(core);
    }

    public override Receiver CreateReceiver(ReceiveRing ring) => new LinuxReceiver(_socket, _wake, ring, ReceiveCounters, _options);

    public override Transmitter CreateTransmitter() =>
        new LinuxTransmitter(_socket, _segmentation, SendCounters, _bound.Binding.IsConnected, _options.SendTimeout);

    public override void Wake() => _wake.Set();

    public override long? ReadKernelDrops() => KernelDrops.Read(_bound.Socket);

    public override void Join(MulticastGroup group) => _bound.Groups.Join(group);

    public override void Leave(MulticastGroup group) => _bound.Groups.Leave(group);

    public override void Dispose()
    {
        _socket.Dispose();
        _wake.Dispose();
    }

    protected override unsafe SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        byte* name = stackalloc byte[SocketAddressCodec.MaxBytes];
        uint nameLength = 0;
        if (_bound.Binding.IsConnected)
        {
            name = null;
        }
        else
        {
            nameLength = (uint)SocketAddressCodec.Size(_socket.Family);
            SendHeaders.WriteName(new Span<byte>(name, SocketAddressCodec.MaxBytes), remote, _socket.Family);
        }

        // SAFETY: the payload is pinned for the call, the name lives on this stack.
        int sent;
        fixed (byte* bytes = payload)
        {
            do
            {
                sent = _socket.Send(bytes, payload.Length, name, nameLength);
            }
            while (sent == -Errno.EINTR);
        }
        return sent >= 0 ? default : Describe(-sent);
    }

    protected override void WaitWritable(TimeSpan time) => _socket.WaitWritable(time);

    // Placeholder until the part that decides the row is in.
    private static UdpCapability Todo(string name) => new(name, false, "not decided yet");

    private UdpCapability DescribeCore() => _options.Core is { } core
        ? new UdpCapability(UdpCapabilities.CorePinningName, true, $"the receive loop's thread stays on core {core}")
        : new UdpCapability(UdpCapabilities.CorePinningName, false, $"{nameof(UdpEndpointOptions)}.{nameof(UdpEndpointOptions.Core)} is null: the system chooses");

    private SendResult Describe(int errno)
    {
        SendStatus status = SendErrors.Classify(errno);
        int pathMtu = status == SendStatus.TooLong && _bound.Binding.IsConnected ? _socket.ReadPathMtu() : 0;
        return new SendResult(status, errno, pathMtu);
    }
}
