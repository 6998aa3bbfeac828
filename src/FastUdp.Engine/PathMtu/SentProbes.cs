using System.Runtime.CompilerServices;

namespace FastUdp.PathMtu;

/// <summary>
/// The last probes sent on a path: the one under way, of which there is one at most, and those before, for their replies may be late. Each has a
/// nonce of its own: a reply counts only when it names one, and once.
/// </summary>
internal struct SentProbes(TimeSpan longestTimeout)
{
    private const int Kept = 8;

    private Probes _probes;
    private int _addedCount;
    private ProbeTimeouts _timeouts = new(longestTimeout);

    /// <summary>The size of the probe under way; 0 when there is none.</summary>
    public int UnderWayBytes { get; private set; }

    /// <summary>When the probe under way is lost.</summary>
    public TimeSpan LostAt { get; private set; }

    /// <summary>A probe is sent, after so many losses in a row.</summary>
    public void Add(TimeSpan now, ulong nonce, int payloadBytes, int lossesInRow)
    {
        _probes[_addedCount++ % Kept] = new Probe(nonce, payloadBytes, now);
        UnderWayBytes = payloadBytes;
        LostAt = now + _timeouts.After(lossesInRow);
    }

    /// <summary>The probe under way is waited for no more, though its reply still counts. Gives its size.</summary>
    public int GiveUp()
    {
        int payloadBytes = UnderWayBytes;
        UnderWayBytes = 0;
        return payloadBytes;
    }

    /// <summary>Finds the probe a reply is to, which then has been replied to.</summary>
    public bool TryTake(TimeSpan now, ulong nonce, int payloadBytes)
    {
        foreach (ref Probe probe in (Span<Probe>)_probes)
        {
            // No probe has a size of 0: an empty place matches nothing.
            if (probe.Nonce != nonce || probe.PayloadBytes != payloadBytes || payloadBytes == 0)
                continue;
            _timeouts.Measure(now - probe.SentAt);
            probe = default;
            return true;
        }
        return false;
    }

    /// <summary>Forgets all: what comes in reply to them says nothing any more.</summary>
    public void Clear()
    {
        ((Span<Probe>)_probes).Clear();
        UnderWayBytes = 0;
    }

    private readonly record struct Probe(ulong Nonce, int PayloadBytes, TimeSpan SentAt);

    [InlineArray(Kept)]
    private struct Probes
    {
        private Probe _first;
    }
}
