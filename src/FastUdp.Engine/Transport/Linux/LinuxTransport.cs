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
    private readonly ErrorQueue? _errors;
    private readonly SendControl _sendControl;
    private readonly MetadataFields _metadata;

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
        if (options.OnNetworkError is { } onError)
            _errors = new ErrorQueue(socket, NetworkErrors = new NetworkErrorReports(onError));
        _sendControl = new SendControl(options.SendDefaults);
        SocketSendDefaults.Apply(bound.Socket, options.SendDefaults, TrafficClassV6.Set);
        _metadata = MetadataOption.Enable(bound.Socket, options.Metadata);
    }

    public override LocalBinding Binding => _bound.Binding;

    public override UdpCapabilities Capabilities => new()
    {
        Backend = UdpBackend.Linux,
        BatchedCalls = new UdpCapability(UdpCapabilities.BatchedCallsName, true, $"recvmmsg and sendmmsg, {ReceiveSlots} and {SendHeaders.Capacity} messages a call"),
        Gso = new UdpCapability(UdpCapabilities.GsoName, _segmentation.IsOn, _segmentation.Reason),
        Gro = new UdpCapability(UdpCapabilities.GroName, _offloads.UsesGro, _offloads.GroReason),
        BusyPoll = BusyPoll.Describe(_options.BusyPoll),
        Metadata = MetadataRow.Describe(_options.Metadata, _metadata, "the system refuses the socket option"),
        SendOptions = new UdpCapability(UdpCapabilities.SendOptionsName, true, "control messages with each buffer sent"),
        SourceSpecificMulticast = _bound.Groups.SourceSpecific,
        Fragmentation = _bound.Path.Fragmentation,
        NetworkErrors = NetworkErrorReports.Describe(NetworkErrors, "ICMP errors are read from the socket's error queue"),
        Pacing = _bound.Pacing.Row,
        CorePinning = DescribeCore(),
    };

    public override int ReceiveSlots => _options.ReceiveSlots;

    public override ReceiveThread ReceiveThread => ReceiveThread.Own;

    public override NetworkErrorReports? NetworkErrors { get; }

    public override void BeginReceive()
    {
        if (_options.Core is { } core)
            CoreAffinity.Stay(core);
    }

    public override Receiver CreateReceiver(ReceiveRing ring) => new LinuxReceiver(_socket, _wake, ring, ReceiveCounters, _options, _metadata, _errors);

    public override Transmitter CreateTransmitter() =>
        new LinuxTransmitter(_socket, _segmentation, SendCounters, _bound, _options, _errors);

    public override void Wake() => _wake.Set();

    public override int? ReadPathMtu(in RemoteAddress remote) => _bound.Path.ReadMtu(remote);

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
        byte* control = stackalloc byte[SendControl.MaxSpace];
        bool isNamed = !_bound.Binding.IsConnected;
        if (isNamed)
            SendHeaders.WriteName(new Span<byte>(name, SocketAddressCodec.MaxBytes), remote, _socket.Family);
        int controlBytes = _sendControl.Write(new Span<byte>(control, SendControl.MaxSpace), remote, options);

        // SAFETY: the payload is pinned for the call, all else lives on this stack.
        int sent;
        var retry = new SendRetry(_errors, _bound.Binding.IsConnected, SendCounters);
        fixed (byte* bytes = payload)
        {
            var vector = new iovec { iov_base = bytes, iov_len = (nuint)payload.Length };
            var header = new msghdr
            {
                msg_name = isNamed ? name : null,
                msg_namelen = isNamed ? (uint)SocketAddressCodec.Size(_socket.Family) : 0,
                msg_iov = &vector,
                msg_iovlen = 1,
                msg_control = controlBytes > 0 ? control : null,
                msg_controllen = (nuint)controlBytes,
            };
            var message = new mmsghdr { msg_hdr = header };
            do
            {
                SendCounters.AddCall();
                sent = _socket.SendOne(&message);
            }
            while (sent < 0 && ShouldRetry(-sent, ref retry));
        }
        return sent >= 0 ? default : _bound.Path.Explain(SendErrors.Classify(-sent), -sent, remote);
    }

    protected override void WaitWritable(TimeSpan time)
    {
        SendCounters.AddCall();
        _socket.WaitWritable(time);
    }

    private UdpCapability DescribeCore() => _options.Core is { } core
        ? new UdpCapability(UdpCapabilities.CorePinningName, true, $"the receive loop's thread stays on core {core}")
        : new UdpCapability(UdpCapabilities.CorePinningName, false, $"{nameof(UdpEndpointOptions)}.{nameof(UdpEndpointOptions.Core)} is null: the system chooses");

    /// <summary>
    /// Without an error queue, what a connected socket has heard of an earlier datagram is the answer; but not that it was too long,
    /// which would be taken for this one's.
    /// </summary>
    private bool ShouldRetry(int errno, ref SendRetry retry) => errno switch
    {
        Errno.EINTR => true,
        Errno.EAGAIN => false,
        _ => (_errors is not null || errno == Errno.EMSGSIZE) && retry.ShouldRetry(errno, isSegmented: false),
    };
}
