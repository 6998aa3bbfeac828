namespace FastUdp.Demo.Bench.Services;

/// <summary>How many datagrams a service answers.</summary>
/// <param name="PerHost">A second, to one address.</param>
/// <param name="InAll">A second, to all of them.</param>
internal readonly record struct ServiceLimits(int PerHost, int InAll)
{
    public const int DefaultPerHost = 10_000;
    public const int DefaultInAll = 100_000;
    public const int Most = 1_000_000_000;
}
