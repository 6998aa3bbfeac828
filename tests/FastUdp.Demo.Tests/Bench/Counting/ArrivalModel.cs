namespace FastUdp.Demo.Tests.Bench.Counting;

/// <summary>
/// What a ledger should count, by the letter of the definitions (RFC 4737 sections 3.3, 4.2 and 5): it remembers every
/// arrival, and looks through all of them.
/// </summary>
/// <param name="windowNumbers">Further behind than this, an arrival is late.</param>
internal sealed class ArrivalModel(int windowNumbers)
{
    private readonly List<ulong> _arrivals = [];
    private readonly List<int> _extents = [];

    public long Received => _arrivals.Count;

    public long Missing => _arrivals.Count == 0 ? 0 : (long)(_arrivals.Max() - _arrivals.Min()) + 1 - Received;

    public long Duplicated { get; private set; }

    public long Late { get; private set; }

    public long Reordered => _extents.Count;

    public long ExtentSum => _extents.Sum();

    public long ExtentMaximum => _extents.DefaultIfEmpty().Max();

    public long ThreeReordered { get; private set; }

    /// <summary>Whether it is received.</summary>
    public bool Take(ulong number)
    {
        if (_arrivals.Count > 0 && _arrivals.Max() + 1 - Math.Min(number, _arrivals.Max()) > (ulong)windowNumbers)
        {
            Late++;
            return false;
        }
        if (_arrivals.Contains(number))
        {
            Duplicated++;
            return false;
        }
        int earliestHigher = _arrivals.FindIndex(other => other > number);
        if (earliestHigher >= 0)
        {
            _extents.Add(_arrivals.Count - earliestHigher);
            if (_arrivals.Count >= 3 && _arrivals.TakeLast(3).All(other => other > number))
                ThreeReordered++;
        }
        _arrivals.Add(number);
        return true;
    }
}
