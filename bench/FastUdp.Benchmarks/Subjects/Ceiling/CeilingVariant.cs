namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>One way the C programs can do a work.</summary>
/// <param name="Method"><c>plain</c>, <c>mmsg</c> or <c>gso</c>.</param>
/// <param name="Segments">With <c>gso</c>, how many datagrams a buffer may carry; otherwise 0.</param>
/// <param name="Wait"><c>block</c> or <c>spin</c>.</param>
internal sealed record CeilingVariant(string Method, int Segments, string Wait)
{
    // 64 is what every kernel with GSO takes, 128 what newer ones do; an older one refuses, and the row is left out.
    private const int OldSegments = 64;
    private const int NewSegments = 128;

    private static readonly string[] Waits = ["block", "spin"];

    public string Name => Segments == 0 ? $"{Method}-{Wait}" : $"{Method}{Segments}-{Wait}";

    public string[] Arguments => Segments == 0
        ? ["--method", Method, "--wait", Wait]
        : ["--method", Method, "--wait", Wait, "--segments", Invariant(Segments)];

    /// <summary>Those of them that concern one who only sends, or never waits for what it receives.</summary>
    public string[] SendingArguments => Segments == 0 ? ["--method", Method] : ["--method", Method, "--segments", Invariant(Segments)];

    /// <summary>Every way, less those that come to the same because an IP packet holds no more segments.</summary>
    public static IEnumerable<CeilingVariant> All(int sizeBytes)
    {
        int fitting = UdpLimits.MaxIPv4PayloadBytes / sizeBytes;
        foreach (string wait in Waits)
        {
            yield return new CeilingVariant("plain", 0, wait);
            yield return new CeilingVariant("mmsg", 0, wait);
            yield return new CeilingVariant("gso", OldSegments, wait);
            if (fitting > OldSegments)
                yield return new CeilingVariant("gso", NewSegments, wait);
        }
    }

    /// <summary>The ways with segmentation offload.</summary>
    public static IEnumerable<CeilingVariant> Coalescing(int sizeBytes) => All(sizeBytes).Where(static way => way.Segments > 0);

    /// <summary>The ways that can change the remote with every datagram.</summary>
    public static IEnumerable<CeilingVariant> Scattering() => Waits.Select(wait => new CeilingVariant("mmsg", 0, wait));

    public static string Invariant(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
