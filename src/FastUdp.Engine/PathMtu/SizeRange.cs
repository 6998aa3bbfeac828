namespace FastUdp.PathMtu;

/// <summary>
/// Which payload sizes may still be the largest that passes, and which to try next. What passes costs a round trip, what does not
/// several time-outs: so likely sizes come first, mostly the smaller before the larger, and halving the range comes last.
/// </summary>
/// <param name="baseBytes">Tried before anything above it.</param>
/// <param name="maxBytes">The largest ever tried.</param>
/// <param name="headerBytes">What an IP packet has besides the payload.</param>
internal struct SizeRange(int baseBytes, int maxBytes, int headerBytes)
{
    /// <summary>The largest size known to pass; 0 when none is.</summary>
    public int Good { get; private set; }

    /// <summary>The smallest size known not to pass: nothing from there on is tried.</summary>
    public int Ceiling { get; private set; } = maxBytes + 1;

    /// <summary>A size somebody says is the largest: tried early, never believed. 0 when there is none.</summary>
    public int Hint { get; private set; }

    /// <summary>Whether the largest is known to the byte.</summary>
    public readonly bool IsExact => Ceiling == Good + 1;

    // Ethernet and jumbo frames: the one is what most paths carry, the other decides whether there is more. Then what tunnels
    // leave of Ethernet: the least of IPv6, a common choice of VPNs, WireGuard, VXLAN, IP in IP, PPPoE.
    private static ReadOnlySpan<int> LikelyMtus => [1_500, 9_000, 1_280, 1_400, 1_420, 1_450, 1_480, 1_492];

    /// <summary>The size to try next: above what is known to pass, and below what is known not to.</summary>
    public readonly int Next()
    {
        if (IsOpen(baseBytes))
            return baseBytes;
        if (IsOpen(Hint))
            return Hint;
        foreach (int mtu in LikelyMtus)
        {
            if (Good != Hint && IsOpen(mtu - headerBytes))
                return mtu - headerBytes;
        }

        // The largest is probably one that has a name: one byte more then tells.
        bool isLikely = Good == Hint || LikelyMtus.Contains(Good + headerBytes);
        return isLikely ? Good + 1 : Good + ((Ceiling - Good) / 2);
    }

    /// <summary>A size has passed. What was taken not to pass, and is not larger, was taken so by mistake.</summary>
    public void Raise(int good)
    {
        Good = Math.Clamp(good, Good, maxBytes);
        if (Ceiling <= Good)
            Ceiling = maxBytes + 1;
    }

    /// <summary>A size does not pass, though smaller ones do.</summary>
    public void Lower(int ceiling) => Ceiling = ceiling;

    /// <summary>A size does not pass any more, and nobody knows which do.</summary>
    public void Restart(int ceiling)
    {
        Good = 0;
        Ceiling = ceiling;
    }

    /// <summary>Forgets what does not pass.</summary>
    public void Reopen() => Ceiling = maxBytes + 1;

    /// <summary>Nothing passed, so it was not their size that others were lost for: the one that did pass before is the first to try again.</summary>
    public void ReopenAfterOutage()
    {
        if (Ceiling <= maxBytes)
            Hint = Ceiling;
        Reopen();
    }

    /// <summary>Takes a hint; one beyond the largest size says nothing more than that.</summary>
    public void Suggest(int payloadBytes) => Hint = Math.Min(payloadBytes, maxBytes);

    private readonly bool IsOpen(int size) => size > Good && size < Ceiling;
}
