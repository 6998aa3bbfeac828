using System.Net.Sockets;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Comparison;

/// <summary>Something that is measured beside the others, and what each round showed.</summary>
/// <param name="name">As the table shows it.</param>
/// <param name="open">Makes a server and a client; throws where the subject cannot run.</param>
internal sealed class Subject(string name, Func<EchoPair> open)
{
    private readonly List<LoadReport> _reports = [];

    public string Name { get; } = name;

    /// <summary>Why it cannot run here; null where it can.</summary>
    public string? Unavailable { get; private set; }

    /// <summary>The round whose rate is the median, the lower one of two; null before the first.</summary>
    public LoadReport? Median =>
        _reports.Count == 0 ? null : _reports.OrderBy(static report => report.EchoesPerSecond).ElementAt((_reports.Count - 1) / 2);

    /// <summary>The engine, as it is and where it can run, and what .NET has of its own, which comes last.</summary>
    public static Subject[] All() =>
    [
        new("FastUdp (Linux)", static () => new EnginePair(UdpBackend.Linux)),
        new("FastUdp (portable)", static () => new EnginePair(UdpBackend.Portable)),
        new("Socket (async)", static () => new SocketPair()),
        new(nameof(UdpClient), static () => new UdpClientPair()),
    ];

    /// <summary>Measures it once more; null where it cannot run.</summary>
    public async Task<LoadReport?> MeasureAsync(LoadOptions options, CancellationToken stop)
    {
        if (Unavailable is not null || TryOpen() is not { } pair)
            return null;
        await using (pair)
        {
            LoadReport report = await new LoadRun(pair.Link, options).RunAsync(stop);
            _reports.Add(report);
            return report;
        }
    }

    private EchoPair? TryOpen()
    {
        try
        {
            return open();
        }
        catch (PlatformNotSupportedException exception)
        {
            Unavailable = exception.Message;
            return null;
        }
    }
}
