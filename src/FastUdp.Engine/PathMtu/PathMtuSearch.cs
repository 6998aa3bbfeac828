using System.Net.Sockets;

namespace FastUdp.PathMtu;

/// <summary>
/// The search for the largest datagram that passes one path, as a state machine over a clock: says what to probe when, is told what became
/// of it, and moves nothing. Pure; not safe from several threads. For whoever has probes of his own: something that replies to whatever
/// it is sent, or a protocol that acknowledges. Where both ends are endpoints of FastUdp, <see cref="PathMtuDiscovery"/> drives it.
/// <list type="number">
/// <item>Base: the base size is probed. When it passes, the search begins; when not, Error.</item>
/// <item>Error: the least size is probed, at ever longer intervals. When it passes, the search begins there.</item>
/// <item>Searching: one size after the other (<see cref="SizeRange"/>), until the largest is known to the byte. What losses mean, the
/// <see cref="LossJudge"/> says.</item>
/// <item>SearchComplete: the size is confirmed while it is in use and nothing else tells that it passes. After the raise interval the
/// search goes on upwards.</item>
/// <item>A black hole, losses in a row of a size that did pass, leads back to Base; that size is known not to pass now.</item>
/// </list>
/// </summary>
/// <remarks>
/// Times are of any clock that never goes back, since any moment. Sizes are of the UDP payload, in bytes; an MTU has the headers of IP and UDP besides.
/// </remarks>
public sealed partial class PathMtuSearch
{
    // Each spares the time-outs of one size; more could be a stranger's game.
    private const int MaxHintsPerSearch = 4;

    private readonly PathMtuCounters _counters;
    private readonly int _headerBytes;
    private readonly int _minBytes;
    private readonly int _baseBytes;
    private SizeRange _sizes;
    private SentProbes _probes;
    private LossJudge _losses;
    private LossRow _lostDatagrams;
    private RestTimers _rest;
    private int _hintsTaken;
    private bool _isProbeSent;

    /// <summary>Begins in the state <see cref="PathMtuState.Base"/>, with a probe due.</summary>
    /// <param name="family">The IP version of the path.</param>
    /// <param name="options">How to search; null has the defaults.</param>
    /// <exception cref="ArgumentException">The family is neither IPv4 nor IPv6.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    public PathMtuSearch(AddressFamily family, PathMtuOptions? options = null)
        : this(Valid(options ?? new PathMtuOptions()), HeaderBytes(family), UdpLimits.MaxPayloadBytes(family), new PathMtuCounters())
    {
    }

    /// <param name="options">How to search; valid.</param>
    /// <param name="headerBytes">What an IP packet of the path has besides the payload.</param>
    /// <param name="limitBytes">The largest payload of the path's IP version.</param>
    /// <param name="counters">Where to count.</param>
    internal PathMtuSearch(PathMtuOptions options, int headerBytes, int limitBytes, PathMtuCounters counters)
    {
        int maxBytes = Math.Min(options.MaxPayloadBytes, limitBytes);
        _counters = counters;
        _headerBytes = headerBytes;
        _minBytes = Math.Min(options.MinPayloadBytes, maxBytes);
        _baseBytes = Math.Min(options.BasePayloadBytes, maxBytes);
        _sizes = new SizeRange(_baseBytes, maxBytes, headerBytes);
        _probes = new SentProbes(options.ProbeTimeout);
        _losses = new LossJudge(options.MaxProbes);
        _rest = new RestTimers(options);
    }

    /// <summary>Where the search stands.</summary>
    public PathMtuState State { get; private set; }

    /// <summary>What may be sent now (PLPMTU).</summary>
    public int PayloadBytes => State switch
    {
        PathMtuState.Base => _baseBytes,
        PathMtuState.Error => _minBytes,
        _ => _sizes.Good,
    };

    /// <summary>The largest payload that is known to pass now; 0 while none is.</summary>
    public int PassedBytes => _sizes.Good;

    /// <summary>The smallest payload that is taken not to pass; before any is, one more than the largest there may be.</summary>
    public int CeilingBytes => _sizes.Ceiling;

    /// <summary>When to ask for a probe next; the end of time while nothing is to be done.</summary>
    public TimeSpan Due => State switch
    {
        _ when _probes.UnderWayBytes != 0 => _probes.LostAt,
        PathMtuState.SearchComplete when _losses.Known == 0 => _rest.DueWhenFound,
        PathMtuState.Error when _losses.Known == 0 => _rest.DueWhenFailed,
        _ => TimeSpan.Zero,
    };

    /// <summary>The path is used: while it is not, what was found is neither confirmed nor raised.</summary>
    public void OnUse() => _rest.OnUse();

    /// <summary>Takes what the system knows of the path's MTU: a hint and no more.</summary>
    public void SuggestMtu(int mtuBytes) => _sizes.Suggest(mtuBytes - _headerBytes);

    /// <summary>Gives the probe to send now, if one is due.</summary>
    /// <param name="now">The time; never less than before.</param>
    /// <param name="nonce">What its reply is to be known by.</param>
    /// <param name="payloadBytes">How long it is to be; 0 when there is none.</param>
    public bool TryTakeProbe(TimeSpan now, ulong nonce, out int payloadBytes)
    {
        payloadBytes = 0;
        if (_probes.UnderWayBytes != 0 && now >= _probes.LostAt)
            OnProbeTimeout(now);
        if (now < Due)
            return false;
        payloadBytes = Choose(now);
        _probes.Add(now, nonce, payloadBytes, IsTried(payloadBytes) ? _losses.Tried : _losses.Known);
        _isProbeSent = true;
        return true;
    }

    /// <summary>The probe just taken could not be sent, and not for its size: another is due when it would have been lost.</summary>
    public void OnProbeNotSent() => _isProbeSent = false;

    /// <summary>The probe just taken is longer than the system sends in one piece: known at once, without a loss.</summary>
    /// <param name="now">The time.</param>
    /// <param name="refused">How long it is.</param>
    /// <param name="mtuBytes">What the system says it does send; 0 when it does not say.</param>
    public void OnProbeRefused(TimeSpan now, int refused, int mtuBytes)
    {
        // Something may have been learned meanwhile that made it needless.
        if (_probes.UnderWayBytes != refused)
            return;
        _probes.GiveUp();
        int taken = mtuBytes - _headerBytes;
        if (taken >= _minBytes && taken < refused)
            _sizes.Suggest(taken);
        if (IsTried(refused))
            _sizes.Lower(refused);
        else if (State == PathMtuState.Error)
            Rest(now);
        else
            Restart(now, refused);
        Settle(now);
    }

    /// <summary>A reply says that a probe has arrived. False when it is to none that was sent of late.</summary>
    public bool TryAcknowledge(TimeSpan now, ulong nonce, int payloadBytes)
    {
        if (!_probes.TryTake(now, nonce, payloadBytes))
            return false;

        // What was lost before anything passed says nothing of chance: the remote may not have been there yet.
        if (_sizes.Good > 0)
            _losses.AddPassed(!IsTried(payloadBytes) ? _losses.Known : payloadBytes == _probes.UnderWayBytes ? _losses.Tried : 0);
        OnPassed(now, payloadBytes);
        return true;
    }

    /// <summary>A datagram of that size is known to have arrived.</summary>
    public void OnDelivered(TimeSpan now, int payloadBytes)
    {
        _rest.OnUse();
        _lostDatagrams.AddDelivered(payloadBytes);
        OnPassed(now, payloadBytes);
    }

    /// <summary>A datagram of that size is taken to be lost. Small ones say nothing of the path's MTU, nor do those it is known to exceed.</summary>
    public void OnLost(TimeSpan now, int payloadBytes)
    {
        _rest.OnUse();
        if (payloadBytes <= _baseBytes || payloadBytes > _sizes.Good)
            return;
        _lostDatagrams.AddLost(payloadBytes);
        if (_lostDatagrams.Count >= _losses.Limit)
            OnBlackHole(now);
    }

    /// <summary>
    /// A router says what MTU a link of the path has (RFC 8899 section 4.6). It may be a forgery, so it changes only what is probed next:
    /// above what is known to pass, that size; below, whether what is known to pass still does.
    /// </summary>
    public void OnPacketTooBig(TimeSpan now, int mtuBytes)
    {
        int payloadBytes = mtuBytes - _headerBytes;
        if (payloadBytes < _minBytes || _sizes.Good == 0 || _hintsTaken == MaxHintsPerSearch)
            return;
        if (_probes.UnderWayBytes == _sizes.Good + 1)
            return; // Nothing lies between: whatever is said, this probe is the next to send.
        if (payloadBytes >= _sizes.Good && payloadBytes < _probes.UnderWayBytes)
        {
            _sizes.Suggest(payloadBytes);
            _probes.GiveUp();
            _losses.Tried = 0;
            _hintsTaken++;
        }
        else if (payloadBytes < _sizes.Good && _probes.UnderWayBytes == 0)
        {
            _rest.ConfirmAt(now);
            _hintsTaken++;
        }
    }

    private static PathMtuOptions Valid(PathMtuOptions options)
    {
        options.Validate();
        return options;
    }

    private static int HeaderBytes(AddressFamily family) => family is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
        ? UdpLimits.HeaderBytes(family)
        : throw new ArgumentException($"A path is one of IPv4 or IPv6, not of {family}.", nameof(family));

    private bool IsTried(int payloadBytes) => _sizes.Good > 0 && payloadBytes > _sizes.Good;

    private int Choose(TimeSpan now)
    {
        if (State == PathMtuState.SearchComplete && _rest.IsRaiseDue(now))
            Raise(now);
        if (State is PathMtuState.Base or PathMtuState.Error)
            return PayloadBytes;
        if (State == PathMtuState.Searching && !_losses.NeedsComparison)
            return _sizes.Next();
        _rest.OnProbe();
        return _sizes.Good;
    }

    private void Raise(TimeSpan now)
    {
        _rest.OnProbe();
        _rest.OnSearched(now);
        _sizes.Reopen();
        if (!_sizes.IsExact)
            BeginSearch();
    }

    private void BeginSearch()
    {
        State = PathMtuState.Searching;
        _losses.Reset();
        _hintsTaken = 0;
    }

    private void OnProbeTimeout(TimeSpan now)
    {
        int lost = _probes.GiveUp();
        if (!_isProbeSent)
            return;
        _counters.ProbesLost++;
        if (IsTried(lost))
            _losses.Tried++;
        else
            _losses.Known++;
        if (_losses.IsKnownGone(hasPassed: _sizes.Good > 0))
            OnKnownLost(now);
        Settle(now);
    }
}
