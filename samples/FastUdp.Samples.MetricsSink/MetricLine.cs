using System.Buffers.Text;

namespace FastUdp.Samples.MetricsSink;

/// <summary>One line of statsd: <c>name:value|c</c> (counter), <c>|g</c> (gauge) or <c>|ms</c> (time), as a view of the datagram.</summary>
public readonly ref struct MetricLine
{
    public const int MaxNameBytes = 128;

    private MetricLine(ReadOnlySpan<byte> name, double value, MetricKind kind)
    {
        Name = name;
        Value = value;
        Kind = kind;
    }

    /// <summary>ASCII, 1 to 128 bytes.</summary>
    public ReadOnlySpan<byte> Name { get; }

    public double Value { get; }

    public MetricKind Kind { get; }

    /// <summary>Reads a line without its end. False for anything else, whatever it holds: it came from the network.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out MetricLine metric)
    {
        metric = default;
        int colon = line.IndexOf((byte)':');
        if (colon is < 1 or > MaxNameBytes || line[..colon].ContainsAnyExceptInRange((byte)'!', (byte)'~'))
            return false;
        if (!Utf8Parser.TryParse(line[(colon + 1)..], out double value, out int length) || !double.IsFinite(value))
            return false;
        MetricKind? kind = KindOf(line[(colon + 1 + length)..]);
        metric = new MetricLine(line[..colon], value, kind ?? default);
        return kind is not null;
    }

    private static MetricKind? KindOf(ReadOnlySpan<byte> mark) => mark switch
    {
        [(byte)'|', (byte)'c'] => MetricKind.Counter,
        [(byte)'|', (byte)'g'] => MetricKind.Gauge,
        [(byte)'|', (byte)'m', (byte)'s'] => MetricKind.Time,
        _ => null,
    };
}
