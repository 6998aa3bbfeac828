using FastUdp.Diagnostics;
using FastUdp.PathMtu;

namespace FastUdp.LargeMessages;

/// <summary>
/// Messages of up to 16 MiB over one endpoint: cut into datagrams that fit the path to each remote, which leave as super-buffers, and put
/// together at the other end in bounded memory and time. IP fragmentation is never used. Both ends need one.
/// </summary>
/// <remarks>
/// All members are safe from any thread. It takes one of the endpoint's senders (<see cref="UdpEndpointOptions.MaxSenders"/>), and is the only
/// one to receive from it. Sending and receiving in the steady state allocate nothing.
/// </remarks>
public sealed class LargeMessageChannel : IAsyncDisposable
{
    private readonly LargeMessageOptions _options;
    private readonly IncomingMessages _incoming;
    private readonly OutgoingMessages _outgoing;
    private readonly ChannelTimer _timer;
    private readonly PathMtuDiscovery? _discovery;
    private readonly StatisticsSource<LargeMessageStatistics> _statistics;
    private readonly Lock _lock = new();
    private Task _run = Task.CompletedTask;
    private bool _isDisposed;

    /// <summary>Stands on an endpoint, which stays the caller's.</summary>
    /// <param name="endpoint">The endpoint, bound with <see cref="FragmentationMode.Probe"/> or <see cref="FragmentationMode.Forbid"/>.</param>
    /// <param name="options">How messages are cut, kept and repeated.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    /// <exception cref="ArgumentException">The endpoint lets its datagrams be fragmented.</exception>
    /// <exception cref="InvalidOperationException">The endpoint has no sender left.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public LargeMessageChannel(UdpEndpoint endpoint, LargeMessageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new LargeMessageOptions();
        options.Validate();
        if (endpoint.Fragmentation is not (FragmentationMode.Probe or FragmentationMode.Forbid))
            throw new ArgumentException(
                $"Segments of an endpoint whose Fragmentation is {endpoint.Fragmentation} may be fragmented: bind it with {FragmentationMode.Probe}.", nameof(endpoint));
        Endpoint = endpoint;
        _options = options;
        _incoming = new IncomingMessages(options);
        _timer = new ChannelTimer(options.TimeProvider ?? endpoint.Clock, Tick);
        _discovery = options.DatagramBytes is null ? new PathMtuDiscovery(endpoint, options.PathMtu) : null;
        _outgoing = new OutgoingMessages(options, new SegmentSizes(options.DatagramBytes, _discovery), endpoint.CreateSender(), _timer);
        _statistics = MessageInstruments.Registry.Register(
            SeriesName.Of(endpoint), this, static channel => ((LargeMessageChannel)channel).Statistics);
    }

    /// <summary>The endpoint it stands on.</summary>
    public UdpEndpoint Endpoint { get; }

    /// <summary>What has been counted since the channel was made. A fresh snapshot each time.</summary>
    public LargeMessageStatistics Statistics => ChannelStatistics.Take(_incoming, _outgoing);

    /// <summary>Sends a message.</summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="message">0 bytes to <see cref="LargeMessageOptions.MaxMessageBytes"/>, to be left alone until the task is done.</param>
    /// <param name="delivery">What is done for its arrival.</param>
    /// <param name="cancellationToken">Gives up a reliable message, which may have arrived all the same. An unreliable one is sent before the call returns.</param>
    /// <returns>How it ended. A value task to be awaited once, as all are: the object behind it serves other messages afterwards.</returns>
    /// <exception cref="ArgumentException">At once: the message is too long, or the remote cannot be reached from the endpoint.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>
    /// A reliable message is acknowledged to the channel's receive: none arrives while nobody runs it (<see cref="RunAsync{THandler}"/>).
    /// </remarks>
    public ValueTask<LargeSendOutcome> SendAsync(
        RemoteAddress remote, ReadOnlyMemory<byte> message, LargeMessageDelivery delivery = LargeMessageDelivery.Unreliable,
        CancellationToken cancellationToken = default)
    {
        Endpoint.CheckRemote(remote);
        CheckLength(message);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<LargeSendOutcome>(cancellationToken);
        if (delivery == LargeMessageDelivery.Unreliable)
            return new ValueTask<LargeSendOutcome>(_outgoing.SendUnreliable(remote, message.Span));
        if (_outgoing.SendReliable(remote, message, out LargeSendOutcome refusal) is not { } outgoing)
            return new ValueTask<LargeSendOutcome>(refusal);
        if (cancellationToken.CanBeCanceled)
            outgoing.CancelWith(cancellationToken);
        return new ValueTask<LargeSendOutcome>(outgoing, outgoing.Version);
    }

    /// <summary>Sends a message to the remote of a connected endpoint.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not connected.</exception>
    /// <inheritdoc cref="SendAsync(RemoteAddress, ReadOnlyMemory{byte}, LargeMessageDelivery, CancellationToken)"/>
    public ValueTask<LargeSendOutcome> SendAsync(
        ReadOnlyMemory<byte> message, LargeMessageDelivery delivery = LargeMessageDelivery.Unreliable, CancellationToken cancellationToken = default) =>
        SendAsync(Endpoint.ConnectedRemote.GetValueOrDefault(), message, delivery, cancellationToken);

    /// <summary>
    /// Receives until stopped: calls the handler once a message, on the endpoint's receive loop. Messages that were incomplete at a stop are
    /// kept for when it runs again, as long as ever.
    /// </summary>
    /// <param name="handler">Best a struct, so that the call is direct. It is copied; one with state may be a class.</param>
    /// <param name="cancellationToken">Stops, as <see cref="UdpEndpoint.StopAsync"/> does: the task then completes, it is not cancelled.</param>
    /// <returns>A task that ends when receiving has stopped, or fails as the handler did.</returns>
    /// <exception cref="InvalidOperationException">The endpoint is receiving already.</exception>
    /// <exception cref="ObjectDisposedException">The channel or its endpoint has been disposed.</exception>
    public Task RunAsync<THandler>(THandler handler, CancellationToken cancellationToken = default)
        where THandler : ILargeMessageHandler
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _run = Endpoint.RunAsync(new ChannelHandler<THandler>(handler, _incoming, _outgoing, _timer, _discovery), cancellationToken);
            return _run;
        }
    }

    /// <summary>
    /// Ends every send as <see cref="LargeSendOutcome.Closed"/> and stops receiving. Messages that have been handed over stay their holders'.
    /// A second call does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        Task run;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            run = _run;
        }
        _outgoing.Close();
        if (!run.IsCompleted)
            await Endpoint.StopAsync().ConfigureAwait(false);
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _timer.DisposeAsync().ConfigureAwait(false);
        _statistics.Leave();
        _outgoing.Dispose();
        _discovery?.Dispose();
    }

    private void CheckLength(ReadOnlyMemory<byte> message)
    {
        if (message.Length > _options.MaxMessageBytes)
            throw new ArgumentException(
                $"{message.Length:N0} bytes exceed the limit of {nameof(_options.MaxMessageBytes)}, {_options.MaxMessageBytes:N0}.", nameof(message));
    }

    private long Tick(long nowTicks) => Math.Min(_outgoing.Tick(nowTicks), _incoming.Expire(nowTicks));
}
