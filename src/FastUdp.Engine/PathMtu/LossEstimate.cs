namespace FastUdp.PathMtu;

/// <summary>
/// How many datagrams a path loses whatever their size, as seen from probes of sizes that do pass; and so how many must be lost
/// in a row before their size is to blame.
/// </summary>
internal struct LossEstimate
{
    // The chance that a size is blamed for what it is not to blame for.
    private const double Mistake = 1e-4;
    private const int SamplesKept = 64;

    // Below this many samples "none was lost" says nothing.
    private const int FewestSamples = 4;

    private double _lost;
    private double _sent;

    /// <summary>Whether enough is known for a verdict.</summary>
    public readonly bool IsFounded => _sent >= FewestSamples;

    /// <summary>How many losses in a row chance does not explain.</summary>
    public readonly int LossesBeyondChance
    {
        get
        {
            // A quarter of a loss more than was seen, of which four samples without one make a twentieth: three in a row.
            double chance = (_lost + 0.25) / (_sent + 1);
            return (int)Math.Round(Math.Log(Mistake) / Math.Log(Math.Min(chance, 0.9)));
        }
    }

    /// <summary>A probe has passed after so many of its size were lost: by chance, as is known now.</summary>
    public void AddPassed(int lostBefore)
    {
        _lost += lostBefore;
        _sent += lostBefore + 1;
        if (_sent <= SamplesKept)
            return;
        _lost /= 2;
        _sent /= 2;
    }
}
