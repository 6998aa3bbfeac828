using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>
/// The receiving of one endpoint: one session at a time, which any thread may begin, end and wake, and the end of the transport once the last is over.
/// </summary>
/// <remarks>What wakes the transport holds the lock, so that it cannot be disposed in between.</remarks>
internal sealed class Reception
{
    private static readonly TimeSpan MostDrainTime = TimeSpan.FromHours(1);

    private readonly UdpTransport _transport;
    private readonly EndpointBuffers _buffers;
    private readonly SendRules _rules;
    private readonly Lock _lock = new();
    private ReceiveSession? _session;
    private bool _isDisposed;

    public Reception(UdpTransport transport, EndpointBuffers buffers, SendRules rules)
    {
        _transport = transport;
        _buffers = buffers;
        _rules = rules;
        _buffers.Receive.BlockReturnedAfterStarvation = Wake;
    }

    /// <summary>Whether disposal has begun.</summary>
    public bool IsDisposed => Volatile.Read(ref _isDisposed);

    public Task Start<THandler>(THandler handler, CancellationToken cancellationToken)
        where THandler : IDatagramHandler
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(UdpEndpoint));
            if (_session is { IsOver: false })
                throw new InvalidOperationException($"The endpoint {_transport.Binding.Local} is receiving already.");
            _session = ReceiveSession.Start(_transport, _buffers, _rules, handler, cancellationToken);
            return _session.Completion;
        }
    }

    /// <summary>Stops after the batch at hand. Does not fail.</summary>
    public async Task StopAsync()
    {
        if (End(static session => session.RequestStop()) is { } session)
            await session.Over.ConfigureAwait(false);
    }

    /// <summary>Throws for a time that a drain cannot be limited to, naming it as the caller knows it.</summary>
    public static void CheckDrainLimit(string name, TimeSpan limit)
    {
        if (limit != Timeout.InfiniteTimeSpan && (limit < TimeSpan.Zero || limit > MostDrainTime))
            throw new ArgumentOutOfRangeException(name, limit, $"{name} must be from 0 to 1 hour, or infinite.");
    }

    /// <summary>Stops once nothing is queued any more, or when the time, of a valid length, is up. Does not fail.</summary>
    public async Task DrainAsync(TimeSpan limit, TimeProvider clock)
    {
        if (End(static session => session.RequestDrain()) is not { } session)
            return;
        using ITimer timer = clock.CreateTimer(_ => StopIfNotOver(session), null, limit, Timeout.InfiniteTimeSpan);
        await session.Over.ConfigureAwait(false);
    }

    /// <summary>Stops, then disposes the transport. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await StopAsync().ConfigureAwait(false);
        _transport.ReceiveCounters.Observer?.OnClosing();
        lock (_lock)
            _transport.Dispose();
    }

    private ReceiveSession? End(Action<ReceiveSession> request)
    {
        lock (_lock)
        {
            if (_session is not { IsOver: false } session)
                return null;
            request(session);
            return session;
        }
    }

    private void StopIfNotOver(ReceiveSession session)
    {
        lock (_lock)
        {
            if (!session.IsOver)
                session.RequestStop();
        }
    }

    /// <summary>A lease may come back at any time, even after the endpoint is gone.</summary>
    private void Wake()
    {
        lock (_lock)
        {
            if (_session is { IsOver: false })
                _transport.Wake();
        }
    }
}
