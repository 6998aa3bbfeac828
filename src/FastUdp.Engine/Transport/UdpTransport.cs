namespace FastUdp.Transport;

/// <summary>
/// The contract every backend keeps: it moves batches between blocks and remotes at one bound address. It says nothing
/// of sockets, so that a backend may be something else.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Receiving: one loop at a time, through its own <see cref="Receiver"/>.</item>
/// <item>Sending: any thread; each sender through its own <see cref="Transmitter"/>.</item>
/// <item><see cref="Wake"/>: any thread, any time before disposal.</item>
/// <item>Disposal: after the receive loop has ended. A transmitter that is still used afterwards throws.</item>
/// </list>
/// </remarks>
internal abstract class UdpTransport : IDisposable
{
    // How long a wait for room to send looks away from its cancellation token.
    private static readonly TimeSpan WritableWaitInterval = TimeSpan.FromMilliseconds(20);

    protected UdpTransport()
    {
        SendCounters = new SendCounters();
        ReceiveCounters = new ReceiveCounters();
    }

    /// <summary>Makes a transport around another: they count together.</summary>
    protected UdpTransport(UdpTransport inner)
    {
        SendCounters = inner.SendCounters;
        ReceiveCounters = inner.ReceiveCounters;
    }

    public abstract LocalBinding Binding { get; }

    public abstract UdpCapabilities Capabilities { get; }

    /// <summary>How many blocks one receive can fill.</summary>
    public abstract int ReceiveSlots { get; }

    /// <summary>Where the receive loop runs.</summary>
    public abstract ReceiveThread ReceiveThread { get; }

    /// <summary>The single sends of all threads, and what every transmitter sent.</summary>
    public SendCounters SendCounters { get; }

    public ReceiveCounters ReceiveCounters { get; }

    /// <summary>What tells the user of network errors; null where the options ask for none, or there are none.</summary>
    public virtual NetworkErrorReports? NetworkErrors => null;

    /// <summary>This transport, or the nearest of those it stands around, that is of a type; null when none is.</summary>
    public virtual T? Find<T>()
        where T : UdpTransport => this as T;

    /// <summary>Makes the calling thread, on which a receive loop is about to begin, what the options ask of it.</summary>
    public virtual void BeginReceive()
    {
    }

    /// <summary>Makes the receiver that fills a ring; its loop owns it. The transport must outlive it.</summary>
    public abstract Receiver CreateReceiver(ReceiveRing ring);

    /// <summary>Makes the current, or else the next, <see cref="Receiver.ReceiveAsync"/> return.</summary>
    public abstract void Wake();

    /// <summary>Makes the transmitter of one sender; the sender owns it.</summary>
    public abstract Transmitter CreateTransmitter();

    /// <summary>Sends one datagram at once, or says why not, and counts it. Safe from any thread.</summary>
    public virtual SendResult TrySend(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options) =>
        Record(SendOnce(remote, payload, options), payload.Length);

    /// <summary>Sends one datagram, waiting for room where <see cref="TrySend"/> would say it blocks, and counts it.</summary>
    public virtual async ValueTask<SendResult> SendAsync(
        RemoteAddress remote, ReadOnlyMemory<byte> payload, SendOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SendResult result = SendOnce(remote, payload.Span, options);
        while (result.Status == SendStatus.WouldBlock)
        {
            // A full send buffer drains at the speed of the device: rare, and worth a thread for the moment it lasts.
            await Task.Run(() => WaitWritable(WritableWaitInterval), cancellationToken).ConfigureAwait(false);
            result = SendOnce(remote, payload.Span, options);
        }
        return Record(result, payload.Length);
    }

    /// <summary>The path MTU to a remote in bytes, IP header included, as far as the platform knows it; null where it does not say.</summary>
    public virtual int? ReadPathMtu(in RemoteAddress remote) => null;

    /// <summary>Has the endpoint hear a multicast group.</summary>
    public abstract void Join(MulticastGroup group);

    /// <summary>Has the endpoint hear a group no more.</summary>
    public abstract void Leave(MulticastGroup group);

    /// <summary>What the kernel dropped before it could be received, in its own buffers; null where it does not say.</summary>
    public abstract long? ReadKernelDrops();

    public abstract void Dispose();

    /// <summary>Sends one datagram without waiting and without counting it. Any thread.</summary>
    protected abstract SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options);

    /// <summary>Waits for room to send, at most so long; it may return earlier.</summary>
    protected abstract void WaitWritable(TimeSpan time);

    /// <summary>Sends through the transport that this one stands around, without waiting and without counting.</summary>
    protected static SendResult SendOnce(UdpTransport inner, in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options) =>
        inner.SendOnce(remote, payload, options);

    /// <summary>Waits for room in the transport that this one stands around.</summary>
    protected static void WaitWritable(UdpTransport inner, TimeSpan time) => inner.WaitWritable(time);

    private SendResult Record(SendResult result, int bytes)
    {
        SendCounters.Record(result, bytes);
        NetworkErrors?.Tell();
        return result;
    }
}
