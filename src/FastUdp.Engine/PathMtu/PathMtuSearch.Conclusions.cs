namespace FastUdp.PathMtu;

/// <content>What a search concludes from what became of its probes.</content>
public sealed partial class PathMtuSearch
{
    /// <summary>What ought to pass does not.</summary>
    private void OnKnownLost(TimeSpan now)
    {
        if (_sizes.Good > 0)
        {
            OnBlackHole(now);
            return;
        }
        _sizes.ReopenAfterOutage();
        if (State == PathMtuState.Base)
            EnterError(now);
        else
            Rest(now);
    }

    private void OnBlackHole(TimeSpan now)
    {
        _counters.BlackHoles++;
        Restart(now, _sizes.Good);
    }

    /// <summary>Begins anew below a size that does not pass any more.</summary>
    private void Restart(TimeSpan now, int ceiling)
    {
        _sizes.Restart(Math.Max(ceiling, _minBytes + 1));
        _probes.Clear();
        _lostDatagrams = default;
        _losses.Reset();
        State = PathMtuState.Base;
        if (ceiling <= _baseBytes)
            EnterError(now);
    }

    private void EnterError(TimeSpan now)
    {
        State = PathMtuState.Error;
        _losses.Reset();
        _rest.RetryAt(now);
    }

    private void Rest(TimeSpan now)
    {
        _losses.Reset();
        _rest.OnFailed(now);
    }

    /// <summary>A size passes: what a probe of it, or of less, was to tell is known.</summary>
    private void OnPassed(TimeSpan now, int payloadBytes)
    {
        if (payloadBytes < PayloadBytes)
            return;
        if (_probes.UnderWayBytes <= payloadBytes)
            _probes.GiveUp();
        if (payloadBytes > _sizes.Good)
            _losses.Tried = 0;
        _losses.Known = 0;
        _rest.OnConfirmed(now);
        _sizes.Raise(payloadBytes);
        if (State is PathMtuState.Base or PathMtuState.Error || (State == PathMtuState.SearchComplete && !_sizes.IsExact))
            BeginSearch();
        Settle(now);
    }

    /// <summary>Draws the conclusions there are to draw while searching.</summary>
    private void Settle(TimeSpan now)
    {
        if (State != PathMtuState.Searching)
            return;
        if (_losses.IsTriedTooLong)
        {
            _sizes.Lower(_sizes.Next());
            _losses.Tried = 0;
        }
        if (!_sizes.IsExact)
            return;
        State = PathMtuState.SearchComplete;
        _rest.OnSearched(now);
    }
}
