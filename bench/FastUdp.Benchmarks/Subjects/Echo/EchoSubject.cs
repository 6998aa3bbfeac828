using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>A client and a server in this process, the client with a window of datagrams in flight.</summary>
internal sealed class EchoSubject : Subject
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    private readonly int _window;
    private readonly bool _timesRoundTrips;
    private readonly Func<IEchoServer> _openServer;
    private readonly Func<IPEndPoint, int, IEchoClient> _openClient;

    /// <param name="name">The name of the row.</param>
    /// <param name="group">What it is compared with.</param>
    /// <param name="window">Datagrams in flight.</param>
    /// <param name="timesRoundTrips">Whether to time each; only with a window of one.</param>
    /// <param name="openServer">Opens the server.</param>
    /// <param name="openClient">Opens a client for an address and a size in bytes.</param>
    public EchoSubject(
        string name,
        string group,
        int window,
        bool timesRoundTrips,
        Func<IEchoServer> openServer,
        Func<IPEndPoint, int, IEchoClient> openClient)
        : base(name, group)
    {
        _window = window;
        _timesRoundTrips = timesRoundTrips;
        _openServer = openServer;
        _openClient = openClient;
    }

    /// <summary>Where the ends run; by default both on this machine's loopback.</summary>
    public HostPair Hosts { get; init; } = HostPair.Loopback;

    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        var stage = new Stage();
        using var tally = new EchoTally(stage, _window, _timesRoundTrips);
        await using IEchoServer server = Hosts.Server.Open(_openServer);
        var address = new IPEndPoint(Hosts.Server.Address, server.Port);
        await using IEchoClient client = Hosts.Client.Open(() => _openClient(address, plan.SizeBytes));

        Task serving = server.Start();
        Task asking = client.Start(tally);
        Allocation allocation = Chronometer.Run(stage, plan, () => tally.Echoes.Total, client.Kick);

        tally.Window.WaitUntilOver(StopLimit);
        await client.DisposeAsync();
        await asking;
        await server.DisposeAsync();
        await serving;
        return tally.Measure(plan.SizeBytes, allocation);
    }
}
