using System.Net;
using FastUdp.Buffers;
using FastUdp.Diagnostics;
using FastUdp.Impairment;
using FastUdp.Transport;

namespace FastUdp;

/// <summary>
/// A bound local address that moves UDP datagrams in batches. Bind it, hand over a handler
/// (<see cref="RunAsync{THandler}"/>) or read leases (<see cref="ReadAllAsync"/>), send with a
/// <see cref="DatagramSender"/> or one by one.
/// </summary>
/// <remarks>
/// All members are safe from any thread, but only one receive, be it push or pull, runs at a time. The endpoint owns
/// its socket and its memory; leases may outlive it.
/// </remarks>
public sealed class UdpEndpoint : IAsyncDisposable, IDisposable
{
    private readonly UdpTransport _transport;
    private readonly UdpEndpointOptions _options;
    private readonly EndpointBuffers _buffers;
    private readonly SendRules _rules;
    private readonly Reception _reception;
    private long _droppedByQueue;

    /// <param name="transport">What moves the datagrams; owned from now on.</param>
    /// <param name="options">Valid options.</param>
    internal UdpEndpoint(UdpTransport transport, UdpEndpointOptions options)
    {
        _transport = transport;
        _options = options;
        _rules = new SendRules(transport.Binding.Local, transport.Binding.IsDualMode, transport.Binding.Connected, ExplainNoOptions(transport));
        _buffers = new EndpointBuffers(BufferPlan.For(options, transport.ReceiveSlots));
        _reception = new Reception(transport, _buffers, _rules);
        var diagnostics = new EndpointDiagnostics(this, Clock);
        transport.ReceiveCounters.Observer = diagnostics;
        transport.SendCounters.Observer = diagnostics;
    }

    /// <summary>The address the endpoint is bound to, with the port the system chose where 0 was asked.</summary>
    public IPEndPoint LocalEndPoint => _transport.Binding.Local;

    /// <summary>The only remote of a connected endpoint; null when it is open to all.</summary>
    public RemoteAddress? ConnectedRemote => _transport.Binding.Connected;

    /// <summary>What is in use and, row by row, why or why not. A fresh snapshot each time.</summary>
    public UdpCapabilities Capabilities => _transport.Capabilities;

    /// <summary>The kernel's queue of arrived datagrams: what was asked, what was granted.</summary>
    public SocketBufferSize ReceiveBuffer => _transport.Binding.ReceiveBuffer;

    /// <summary>The kernel's queue of datagrams to send: what was asked, what was granted.</summary>
    public SocketBufferSize SendBuffer => _transport.Binding.SendBuffer;

    /// <summary>What has been counted since the endpoint was bound. A fresh snapshot each time.</summary>
    /// <remarks>It can still be read when the endpoint is disposed; the kernel's own count is gone with the socket then.</remarks>
    public UdpStatistics Statistics => StatisticsSnapshot.Take(_transport, _buffers, Interlocked.Read(ref _droppedByQueue));

    /// <summary>
    /// What <see cref="UdpEndpointOptions.Impairment"/> has done to the endpoint's datagrams; null where there is none. A
    /// fresh snapshot each time, which can still be read when the endpoint is disposed.
    /// </summary>
    public ImpairmentStatistics? Impairment => _transport.Find<ImpairedTransport>()?.Statistics;

    /// <summary>The clock of where the endpoint is bound.</summary>
    internal TimeProvider Clock => _options.Network?.TimeProvider ?? TimeProvider.System;

    /// <summary>What becomes of datagrams that are too long for the path.</summary>
    internal FragmentationMode Fragmentation => _options.Fragmentation;

    /// <summary>How often the network has said that nobody listens at a remote.</summary>
    internal long Refusals => StatisticsSnapshot.CountRefusals(_transport);

    /// <summary>Binds a local address. Port 0 has the system choose one.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound: the message says which and why.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    /// <exception cref="PlatformNotSupportedException">The backend the options name cannot run here, or cannot do what they ask for.</exception>
    public static UdpEndpoint Bind(IPEndPoint local, UdpEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(local);
        return Open(local, remote: null, options);
    }

    /// <summary>
    /// Binds a local address, by default one the system chooses, and connects it: only datagrams of this remote are
    /// received, sends go to it alone, and ICMP errors about it are noticed (udp(7)). Nothing is sent.
    /// </summary>
    /// <inheritdoc cref="Bind"/>
    public static UdpEndpoint Connect(IPEndPoint remote, UdpEndpointOptions? options = null, IPEndPoint? local = null)
    {
        ArgumentNullException.ThrowIfNull(remote);
        return Open(local ?? AnyAddressFor(remote), remote, options);
    }

    /// <summary>
    /// Receives until stopped: calls the handler once a batch. On the Linux backend the handler runs on a thread of its
    /// own, on the portable one on the thread pool; never on two threads at once.
    /// </summary>
    /// <param name="handler">Best a struct, so that the call is direct. It is copied; one with state may be a class.</param>
    /// <param name="cancellationToken">Stops, as <see cref="StopAsync"/> does: the task then completes, it is not cancelled.</param>
    /// <returns>A task that ends when receiving has stopped and all replies are flushed, or fails as the handler did.</returns>
    /// <exception cref="InvalidOperationException">The endpoint is receiving already.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public Task RunAsync<THandler>(THandler handler, CancellationToken cancellationToken = default)
        where THandler : IDatagramHandler => _reception.Start(handler, cancellationToken);

    /// <summary>
    /// Receives as a stream of leases, each to be disposed by the reader. A bounded queue stands between: when the
    /// reader is slower than the network, <see cref="UdpEndpointOptions.WhenQueueFull"/> says what is dropped, and it is counted.
    /// </summary>
    /// <param name="cancellationToken">Ends the stream with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">The endpoint is receiving already.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public IAsyncEnumerable<DatagramLease> ReadAllAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return DatagramQueue.ReadAllAsync(this, _options, () => Interlocked.Increment(ref _droppedByQueue), cancellationToken);
    }

    /// <summary>
    /// Receives as a stream of whole batches, each leased as it came: what most of the speed of <see cref="RunAsync{THandler}"/> is left
    /// with. Nothing is dropped: when the reader holds every block, the endpoint stops reading, as for any lease.
    /// </summary>
    /// <remarks>
    /// While the reader keeps up it runs on the receive loop, as a handler would, and must no more block or call <see cref="Dispose"/>
    /// than one. While it awaits anything else, batches queue up for it.
    /// </remarks>
    /// <param name="cancellationToken">Ends the stream with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">The endpoint is receiving already.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public IAsyncEnumerable<DatagramBatchLease> ReadBatchesAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return BatchQueue.ReadAllAsync(this, cancellationToken);
    }

    /// <summary>Hears a multicast group from now on, until it leaves it or is disposed. Any thread.</summary>
    /// <remarks>
    /// It hears groups it joined and no others, also where other programs of the machine joined some (Linux before 4.20 delivers those of IPv6).
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The address is no group, not of the endpoint's IP version, or not to be heard at the address the endpoint is bound to: on Linux that
    /// is the wildcard or the group itself.
    /// </exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system refuses: the message says which group, and why.</exception>
    /// <exception cref="PlatformNotSupportedException">The group has a source, and the backend cannot choose by it.</exception>
    public void Join(MulticastGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        ThrowIfDisposed();
        GroupRules.Check(group, _transport.Binding);
        _transport.Join(group);
    }

    /// <summary>Hears a group no more that it joined, named as it was then. Any thread.</summary>
    /// <inheritdoc cref="Join"/>
    public void Leave(MulticastGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        ThrowIfDisposed();
        GroupRules.Check(group, _transport.Binding);
        _transport.Leave(group);
    }

    /// <summary>
    /// The path MTU to a remote in bytes, IP header included, as far as the system knows it by now (ip(7), IP_MTU); null where it does
    /// not say, or there is no route. Any thread; a few system calls.
    /// </summary>
    /// <exception cref="ArgumentException">The remote cannot be reached from this endpoint.</exception>
    public int? ReadPathMtu(in RemoteAddress remote)
    {
        ThrowIfDisposed();
        _rules.Check(remote, length: 0);
        return _transport.ReadPathMtu(remote);
    }

    /// <summary>Makes a sender for the calling thread; the caller disposes it, before the endpoint.</summary>
    /// <exception cref="InvalidOperationException"><see cref="UdpEndpointOptions.MaxSenders"/> exist already.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public DatagramSender CreateSender()
    {
        ThrowIfDisposed();
        return DatagramSender.TryCreate(_transport, _buffers.Send, _rules, isFlushedByLoop: false)
            ?? throw new InvalidOperationException($"There are {_options.MaxSenders} senders already, the limit of {nameof(_options.MaxSenders)}.");
    }

    /// <summary>Sends one datagram at once, on any thread. A full send buffer is an answer, not a wait.</summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="payload">0 to 65,507 bytes (IPv4) or 65,527 bytes (IPv6).</param>
    /// <param name="options">How it is to leave; by default as the endpoint's datagrams do.</param>
    /// <exception cref="ArgumentException">The payload is too long, an option out of its bounds, or the remote cannot be reached from this endpoint.</exception>
    /// <exception cref="PlatformNotSupportedException">The backend cannot have single datagrams leave otherwise.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public SendResult TrySend(in RemoteAddress remote, ReadOnlySpan<byte> payload, SendOptions options = default)
    {
        ThrowIfDisposed();
        _rules.Check(remote, payload.Length, options);
        return _transport.TrySend(remote, payload, options);
    }

    /// <summary>Sends one datagram to the remote of a connected endpoint, at once, on any thread.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not connected.</exception>
    /// <inheritdoc cref="TrySend(in RemoteAddress, ReadOnlySpan{byte}, SendOptions)"/>
    public SendResult TrySend(ReadOnlySpan<byte> payload) => TrySend(_rules.ConnectedRemote, payload);

    /// <summary>Sends one datagram on any thread, waiting for room in the send buffer where it must.</summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="payload">0 to 65,507 bytes (IPv4) or 65,527 bytes (IPv6); to be left alone until the task is done.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="TrySend(in RemoteAddress, ReadOnlySpan{byte}, SendOptions)"/>
    public ValueTask<SendResult> SendAsync(
        RemoteAddress remote, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken = default) =>
        SendAsync(remote, payload, options: default, cancellationToken);

    /// <summary>Sends one datagram in a way of its own on any thread, waiting for room in the send buffer where it must.</summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="payload">0 to 65,507 bytes (IPv4) or 65,527 bytes (IPv6); to be left alone until the task is done.</param>
    /// <param name="options">How it is to leave.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="TrySend(in RemoteAddress, ReadOnlySpan{byte}, SendOptions)"/>
    public ValueTask<SendResult> SendAsync(
        RemoteAddress remote, ReadOnlyMemory<byte> payload, SendOptions options, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        _rules.Check(remote, payload.Length, options);
        return _transport.SendAsync(remote, payload, options, cancellationToken);
    }

    /// <summary>
    /// Stops receiving once nothing is queued any more, so that what had arrived is handled, or when the time is up: an endless flow
    /// leaves no gap. Nothing happens when it is not receiving. Not to be awaited by the handler.
    /// </summary>
    /// <param name="limit">0 to 1 hour, on the clock of the network the endpoint is bound in, or infinite; 0 stops as <see cref="StopAsync"/> does.</param>
    /// <returns>A task that ends when receiving has ended. It does not fail: the task of the receive does.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of its bounds.</exception>
    public Task DrainAsync(TimeSpan limit)
    {
        Reception.CheckDrainLimit(nameof(limit), limit);
        return _reception.DrainAsync(limit, Clock);
    }

    /// <summary>
    /// Stops receiving: the batch at hand is handled and its replies flushed. The endpoint stays bound and may receive
    /// again. Nothing happens when it is not receiving.
    /// </summary>
    /// <returns>A task that ends when receiving has ended. It does not fail: the task of the receive does.</returns>
    public Task StopAsync() => _reception.StopAsync();

    /// <summary>Stops receiving, then closes the socket. A second call does nothing.</summary>
    public ValueTask DisposeAsync() => _reception.DisposeAsync();

    /// <summary>Stops receiving, waits for its end, then closes the socket. Not to be called by the handler.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Throws as a send would when a remote cannot be reached from this endpoint.</summary>
    internal void CheckRemote(in RemoteAddress remote) => _rules.Check(remote, length: 0);

    private static UdpEndpoint Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions? options)
    {
        options ??= new UdpEndpointOptions();
        options.Validate();
        SendRules.CheckDefaults(local, options);
        return new UdpEndpoint(TransportFactory.Open(local, remote, options), options);
    }

    private static string? ExplainNoOptions(UdpTransport transport) =>
        transport.Capabilities.SendOptions is { IsOn: false } row ? row.Reason : null;

    private static IPEndPoint AnyAddressFor(IPEndPoint remote) =>
        new(remote.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_reception.IsDisposed, this);
}
