namespace FastUdp.Demo.Broadcast.Serving;

/// <summary>The runs of numbered datagrams, by remote. Belongs to the receive loop; read it when that has ended.</summary>
internal sealed class BlastTable
{
    /// <summary>How many remotes are kept; those of more are only counted. Each takes about a kilobyte.</summary>
    public const int MostRemotes = 1_024;

    private readonly Dictionary<RemoteAddress, BlastTally> _tallies = [];
    private BlastTally? _latest;

    public IReadOnlyCollection<BlastTally> Tallies => _tallies.Values;

    /// <summary>Datagrams of remotes there was no room for.</summary>
    public long Untracked { get; private set; }

    public BlastCounts Total => _tallies.Values.Aggregate(default(BlastCounts), static (sum, tally) => sum + tally.All);

    /// <summary>The tally of a remote's run, which may begin with it; null when there is no room for another remote.</summary>
    /// <param name="remote">Whose.</param>
    /// <param name="run">Which of its runs.</param>
    /// <param name="isNew">Whether it begins.</param>
    public BlastTally? Find(in RemoteAddress remote, uint run, out bool isNew)
    {
        // Neighbours are mostly of one run: no looking up for each.
        isNew = false;
        BlastTally? tally = _latest;
        if (tally is not null && tally.Run == run && tally.Remote == remote)
            return tally;
        return _latest = FindOther(remote, run, out isNew);
    }

    private BlastTally? FindOther(in RemoteAddress remote, uint run, out bool isNew)
    {
        isNew = !_tallies.TryGetValue(remote, out BlastTally? tally);
        if (tally is null && _tallies.Count == MostRemotes)
        {
            isNew = false;
            Untracked++;
            return null;
        }
        if (tally is null)
            _tallies.Add(remote, tally = new BlastTally(remote, run));
        if (tally.Run == run)
            return tally;
        isNew = true;
        tally.Begin(run);
        return tally;
    }
}
