using System.Text;

namespace FastUdp.Samples.MetricsSink;

/// <summary>
/// What came in since the last look, in one shard: a table of bounded size, which allocates for a name it has not seen and for nothing
/// else. Safe from two threads, the shard's and the one that looks.
/// </summary>
public sealed class Aggregate : IDatagramHandler
{
    public const int MaxNames = 10_000;

    private readonly Lock _lock = new();
    private Dictionary<string, Metric> _metrics = [];
    private Dictionary<string, Metric> _spare = [];
    private long _refused;

    /// <summary>Lines since the beginning that were none, or of names beyond the bound.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    // One lock a batch, not one a line; what looks holds it for no longer than it takes to change two tables over.
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        lock (_lock)
        {
            foreach (Datagram datagram in batch)
            {
                foreach (Range line in datagram.Payload.Split((byte)'\n'))
                {
                    if (datagram.Payload[line] is { IsEmpty: false } text && !TryAdd(text))
                        Interlocked.Increment(ref _refused);
                }
            }
        }
    }

    /// <summary>Gives the table of the interval that ends here, valid until the next call, and begins another.</summary>
    public IReadOnlyDictionary<string, Metric> Take()
    {
        _spare.Clear();
        lock (_lock)
            (_metrics, _spare) = (_spare, _metrics);
        return _spare;
    }

    private bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (!MetricLine.TryParse(text, out MetricLine line))
            return false;
        Span<char> name = stackalloc char[MetricLine.MaxNameBytes];
        name = name[..Encoding.ASCII.GetChars(line.Name, name)];
        var metrics = _metrics.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!metrics.TryGetValue(name, out Metric metric))
        {
            if (_metrics.Count == MaxNames)
                return false;
            metric = new Metric { Kind = line.Kind };
        }
        metrics[name] = metric.With(line.Value);
        return true;
    }
}
