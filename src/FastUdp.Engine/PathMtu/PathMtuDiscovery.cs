using System.Diagnostics.CodeAnalysis;
using FastUdp.Messages;

namespace FastUdp.PathMtu;

/// <summary>
/// Finds, for the remotes of one endpoint, the largest datagram that passes the way there: sends probes and hears their replies, replies to
/// those of others, and needs no ICMP (RFC 8899).
/// </summary>
/// <remarks>
/// <para>
/// The endpoint's handler passes it every datagram first (<see cref="TryHandle"/>). Both ends need one. Safe from any thread.
/// </para>
/// <para>
/// A remote that is not used is left alone: ask for its <see cref="PayloadBytes"/> whenever something is sent, rather than once, or the size
/// is not confirmed any more. A remote speaks for itself alone: others would have to see the probes.
/// </para>
/// </remarks>
public sealed class PathMtuDiscovery : IDisposable
{
    // In one go of the timer, which then comes back a millisecond later: 10,000 searches that begin together are no flood.
    private const int ProbesPerTick = 32;

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly PathTable _paths;
    private readonly PathSchedule _schedule;
    private readonly PathMtuCounters _counters = new();
    private readonly ProbeSender _sender;
    private bool _isDisposed;

    /// <summary>Makes the discovery of an endpoint, which is to be bound with <see cref="FragmentationMode.Probe"/>; it is disposed before the endpoint.</summary>
    /// <exception cref="ArgumentException">The endpoint lets its datagrams be fragmented.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    public PathMtuDiscovery(UdpEndpoint endpoint, PathMtuOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (endpoint.Fragmentation is not (FragmentationMode.Probe or FragmentationMode.Forbid))
            throw new ArgumentException($"Probes of an endpoint whose Fragmentation is {endpoint.Fragmentation} may arrive in pieces, and prove nothing: bind it with {FragmentationMode.Probe}.", nameof(endpoint));
        options ??= new PathMtuOptions();
        options.Validate();
        _clock = endpoint.Clock;
        _start = _clock.GetTimestamp();
        _sender = new ProbeSender(endpoint, options.MaxPayloadBytes);
        _paths = new PathTable(endpoint, options, _counters);
        _schedule = new PathSchedule(_clock, OnTick);
    }

    /// <summary>What has been counted. A fresh snapshot each time.</summary>
    public PathMtuStatistics Statistics
    {
        get
        {
            lock (_lock)
                return _counters.Snapshot(_paths.Count);
        }
    }

    private TimeSpan Now => _clock.GetElapsedTime(_start);

    /// <summary>The largest payload that is known to pass to a remote, in bytes; the base size for one nothing is known of, whose search this begins.</summary>
    /// <exception cref="ArgumentException">The remote cannot be reached from this endpoint.</exception>
    /// <exception cref="ObjectDisposedException">This or its endpoint has been disposed.</exception>
    public int PayloadBytes(in RemoteAddress remote)
    {
        PathRecord? forgotten;
        int payloadBytes;
        lock (_lock)
            payloadBytes = Use(remote, out forgotten).Search.PayloadBytes;
        forgotten?.CancelWaiter();
        return payloadBytes;
    }

    /// <summary>Where the search to a remote stands; <see cref="PathMtuState.Base"/> for one nothing is known of. Begins none.</summary>
    public PathMtuState State(in RemoteAddress remote)
    {
        lock (_lock)
            return _paths.Find(remote)?.Search.State ?? PathMtuState.Base;
    }

    /// <summary>
    /// Begins the search to a remote, if need be, and gives the largest payload in bytes when it is found. That may be never, for a
    /// remote that does not reply.
    /// </summary>
    /// <param name="remote">Who is to be reached.</param>
    /// <param name="cancellationToken">Gives up waiting; the search goes on.</param>
    /// <returns>A task that is cancelled, too, when this is disposed or the remote is forgotten (<see cref="PathMtuOptions.MaxRemotes"/>).</returns>
    /// <inheritdoc cref="PayloadBytes"/>
    public Task<int> DiscoverAsync(RemoteAddress remote, CancellationToken cancellationToken = default)
    {
        PathRecord? forgotten;
        Task<int> found;
        lock (_lock)
        {
            PathRecord path = Use(remote, out forgotten);
            found = path.Search.State == PathMtuState.SearchComplete ? Task.FromResult(path.Search.PayloadBytes) : Wait(path);
        }
        forgotten?.CancelWaiter();
        return cancellationToken.CanBeCanceled ? found.WaitAsync(cancellationToken) : found;
    }

    /// <summary>
    /// Takes a datagram that is a probe or a reply to one. False for all others, which are the handler's. Called by the handler; allocates nothing.
    /// </summary>
    /// <param name="datagram">What has arrived.</param>
    /// <param name="sender">The handler's own, which the reply leaves with.</param>
    public bool TryHandle(in Datagram datagram, DatagramSender sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        int identifier = WireIdentifier.Read(datagram.Payload);
        if (identifier == PathMtuProbe.MessageId)
            Answer(datagram, sender);
        else if (identifier == PathMtuReply.MessageId)
            TakeReply(datagram);
        else
            return false;
        return true;
    }

    /// <summary>Tells that a datagram of so many bytes of payload is known to have arrived. Where datagrams are acknowledged, this spares probes.</summary>
    public void OnDelivered(in RemoteAddress remote, int payloadBytes)
    {
        PathCompletion completion;
        lock (_lock)
        {
            if (!_paths.TryUse(remote, out PathRecord? path))
                return;
            path.Search.OnDelivered(Now, payloadBytes);
            completion = Settle(path);
        }
        completion.Announce();
    }

    /// <summary>
    /// Tells that a datagram of so many bytes of payload is taken to be lost: as many in a row as probes would be, longer than the base size,
    /// are a black hole.
    /// </summary>
    public void OnLost(in RemoteAddress remote, int payloadBytes)
    {
        lock (_lock)
        {
            if (!_paths.TryUse(remote, out PathRecord? path))
                return;
            path.Search.OnLost(Now, payloadBytes);
            Settle(path);
        }
    }

    /// <summary>
    /// Takes an error the network reports (<see cref="UdpEndpointOptions.OnNetworkError"/>): where it tells the MTU of a link, the search is
    /// shorter for it. It may be a forgery, so it is never believed, only tried; and nothing depends on it.
    /// </summary>
    public void OnNetworkError(NetworkError error)
    {
        if (error.Kind != NetworkErrorKind.TooLong)
            return;
        lock (_lock)
        {
            if (_paths.Find(error.Remote) is not { } path)
                return;
            path.Search.OnPacketTooBig(Now, error.Mtu);
            Settle(path);
        }
    }

    /// <summary>Ends all searches. What waits for them is cancelled. A second call does nothing.</summary>
    public void Dispose()
    {
        PathRecord[] paths;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _schedule.Dispose();
            paths = [.. _paths.All];
        }
        foreach (PathRecord path in paths)
            path.CancelWaiter();
    }

    /// <summary>Finds a remote, or begins with it.</summary>
    private PathRecord Use(in RemoteAddress remote, out PathRecord? forgotten)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        forgotten = null;
        if (!_paths.TryUse(remote, out PathRecord? path))
            path = _paths.Add(remote, out forgotten);
        _schedule.Add(path, Now, _paths.Count);
        return path;
    }

    /// <summary>In a simulation what waits goes on where the network is run, as everything does there.</summary>
    private Task<int> Wait(PathRecord path)
    {
        path.Waiter ??= new TaskCompletionSource<int>(
            _clock == TimeProvider.System ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
        return path.Waiter.Task;
    }

    /// <summary>Sees to what has become of a path: when it is due, and who waits for it.</summary>
    private PathCompletion Settle(PathRecord path)
    {
        if (!_isDisposed)
            _schedule.Add(path, Now, _paths.Count);
        return path.TakeCompletion();
    }

    private void Answer(in Datagram datagram, DatagramSender sender)
    {
        bool isWhole = PathMtuProbe.TryRead(datagram.Payload, out PathMtuProbe probe, out _)
            && probe.PayloadBytes == datagram.Payload.Length
            && !datagram.IsTruncated;
        lock (_lock)
        {
            _counters.ProbesAnswered += isWhole ? 1 : 0;
            _counters.ProbesMalformed += isWhole ? 0 : 1;
        }
        if (isWhole)
            sender.Send(datagram.Remote, new PathMtuReply(probe.Nonce, probe.PayloadBytes));
    }

    private void TakeReply(in Datagram datagram)
    {
        PathCompletion completion = default;
        bool isReply = PathMtuReply.TryRead(datagram.Payload, out PathMtuReply reply, out _);
        lock (_lock)
        {
            if (isReply && _paths.Find(datagram.Remote) is { } path && path.Search.TryAcknowledge(Now, reply.Nonce, reply.PayloadBytes))
            {
                _counters.ProbesAcknowledged++;
                completion = Settle(path);
            }
            else
            {
                _counters.RepliesUnmatched++;
            }
        }
        completion.Announce();
    }

    /// <summary>The timer went off: sends the probes that are due.</summary>
    private void OnTick()
    {
        lock (_lock)
        {
            if (_isDisposed || !_schedule.TryBeginTick())
                return;
        }
        for (int sent = 0; sent < ProbesPerTick && TryTakeDue(out PathRecord? path, out ulong nonce, out int payloadBytes);)
            sent += payloadBytes > 0 && TrySend(path, nonce, payloadBytes) ? 1 : 0;
        lock (_lock)
        {
            if (!_isDisposed)
                _schedule.EndTick(Now);
        }
    }

    /// <summary>Takes the next path that is due, and the probe that is to be sent there; 0 bytes where there is none.</summary>
    private bool TryTakeDue([NotNullWhen(true)] out PathRecord? path, out ulong nonce, out int payloadBytes)
    {
        nonce = ProbeSender.NewNonce();
        payloadBytes = 0;
        PathCompletion completion;
        lock (_lock)
        {
            path = null;
            if (_isDisposed || !_schedule.TryTake(Now, out path))
                return false;
            path.Search.TryTakeProbe(Now, nonce, out payloadBytes);
            completion = Settle(path);
        }
        completion.Announce();
        return true;
    }

    private bool TrySend(PathRecord path, ulong nonce, int payloadBytes)
    {
        SendResult result;
        try
        {
            result = _sender.Send(path.Remote, nonce, payloadBytes);
        }
        catch (ObjectDisposedException)
        {
            Dispose(); // The endpoint is gone: there is nothing left to search for.
            return false;
        }

        PathCompletion completion;
        lock (_lock)
        {
            ProbeSender.Report(path.Search, Now, payloadBytes, result, _counters);
            completion = Settle(path);
        }
        completion.Announce();
        return result.IsSent;
    }
}
