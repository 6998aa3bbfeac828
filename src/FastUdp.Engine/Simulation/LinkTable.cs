using FastUdp.Impairment;

namespace FastUdp.Simulation;

/// <summary>The links of a network, made on first use. Guarded by the network.</summary>
internal sealed class LinkTable
{
    private readonly int _seed;
    private readonly LinkImpairment _impairment;
    private readonly Dictionary<LinkKey, SimulatedLink> _links = [];
    private readonly List<SimulatedLink> _replaced = [];
    private LinkStatistics _ofForgotten = Nothing;
    private int _replacements;

    /// <param name="seed">Where the chance of every link comes from.</param>
    /// <param name="impairment">What befalls datagrams where nothing else was set.</param>
    public LinkTable(int seed, LinkImpairment impairment)
    {
        _seed = seed;
        _impairment = impairment;
        _ = new ImpairedLink(impairment, seed); // Checks it, now rather than at the first datagram.
    }

    /// <summary>What all links together have done.</summary>
    public LinkStatistics Statistics =>
        _links.Values.Concat(_replaced).Aggregate(_ofForgotten, static (sum, link) => Add(sum, link.Statistics));

    private static LinkStatistics Nothing { get; } = new()
    {
        Entered = 0,
        Delivered = 0,
        TooLong = 0,
        Lost = 0,
        LostInOutages = 0,
        Overflowed = 0,
        Duplicated = 0,
        Reordered = 0,
        Corrupted = 0,
    };

    public SimulatedLink Get(in RemoteAddress from, in RemoteAddress to)
    {
        var key = new LinkKey(from, to);
        if (!_links.TryGetValue(key, out SimulatedLink? link))
            _links[key] = link = new SimulatedLink(_impairment, key.Seed(_seed, replacements: 0));
        return link;
    }

    /// <summary>Replaces a link. What is under way in the old one comes out as it would have.</summary>
    public void Set(in RemoteAddress from, in RemoteAddress to, LinkImpairment impairment)
    {
        var key = new LinkKey(from, to);
        var link = new SimulatedLink(impairment, key.Seed(_seed, ++_replacements));
        if (_links.TryGetValue(key, out SimulatedLink? old))
            _replaced.Add(old);
        _links[key] = link;
        ForgetEmpty();
    }

    /// <summary>Keeps only the counts of replaced links that nothing is under way in, so that they do not pile up.</summary>
    private void ForgetEmpty()
    {
        foreach (SimulatedLink link in _replaced.Where(link => link.IsEmpty))
            _ofForgotten = Add(_ofForgotten, link.Statistics);
        _replaced.RemoveAll(link => link.IsEmpty);
    }

    private static LinkStatistics Add(LinkStatistics left, LinkStatistics right) => new()
    {
        Entered = left.Entered + right.Entered,
        Delivered = left.Delivered + right.Delivered,
        TooLong = left.TooLong + right.TooLong,
        Lost = left.Lost + right.Lost,
        LostInOutages = left.LostInOutages + right.LostInOutages,
        Overflowed = left.Overflowed + right.Overflowed,
        Duplicated = left.Duplicated + right.Duplicated,
        Reordered = left.Reordered + right.Reordered,
        Corrupted = left.Corrupted + right.Corrupted,
    };
}
