using System.Net;
using FastUdp.Demo.Echo;
using FastUdp.Demo.Mtu;
using FastUdp.Impairment;
using FastUdp.PathMtu;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Mtu;

/// <summary>Endpoints in a simulated network: whatever a server answers, and whenever, is about the datagram it answers.</summary>
public class ProbePortsTests
{
    private static readonly IPEndPoint Server = IPEndPoint.Parse("127.0.0.1:1060");
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(1_400, 0)]
    [InlineData(1_500, 0.2)]
    public void A_narrow_and_bad_link_is_found_out_with_an_echo_server(int mtu, double loss)
    {
        // The echo of each has to come back through the same link.
        var network = new SimulatedNetwork(seed: 3, new LinkImpairment { MtuBytes = mtu, Loss = LossModel.Independent(loss), Delay = TimeSpan.FromMilliseconds(5) });
        MtuTrial trial = RunWith(network, new EchoSame());
        Assert.Equal((SearchEnd.Complete, mtu - 28, ProbeOutcome.Answered), (trial.Report.End, trial.Report.LargestBytes, trial.Report.ProvenBy));
    }

    [Fact]
    public void Answers_that_are_late_and_all_alike_still_count_for_what_they_answer()
    {
        // Each comes long after its time is up, when others are under way.
        var network = new SimulatedNetwork(seed: 3, new LinkImpairment { MtuBytes = 1_400, Delay = TimeSpan.FromMilliseconds(400), Jitter = TimeSpan.FromMilliseconds(300) });
        MtuTrial trial = RunWith(network, new SaysYes(), TimeSpan.FromMilliseconds(500));
        Assert.Equal((SearchEnd.Complete, 1_372), (trial.Report.End, trial.Report.LargestBytes));
        Assert.Contains(trial.Lines, static line => line.Contains("  late: sent; an answer came after", StringComparison.Ordinal));
    }

    [Fact]
    public void A_port_where_nobody_listens_proves_arrivals()
    {
        var network = new SimulatedNetwork(impairment: new LinkImpairment { MtuBytes = 1_280, Delay = TimeSpan.FromMilliseconds(5) });
        MtuTrial trial = MtuTrial.Run(network, () => Ports(network), Plan(TimeSpan.FromSeconds(1)));
        Assert.Equal((SearchEnd.Complete, 1_252, ProbeOutcome.RefusedByHost), (trial.Report.End, trial.Report.LargestBytes, trial.Report.ProvenBy));
    }

    [Fact]
    public void A_discovery_replies_to_its_own_probes()
    {
        var network = new SimulatedNetwork(impairment: new LinkImpairment { MtuBytes = 1_300, Delay = TimeSpan.FromMilliseconds(5) });
        using UdpEndpoint server = Bind(network);
        using var discovery = new PathMtuDiscovery(server);
        _ = server.RunAsync(new Replies(discovery), TestContext.Current.CancellationToken);
        MtuTrial trial = MtuTrial.Run(network, () => Ports(network, asksDiscovery: true), Plan(TimeSpan.FromSeconds(1)));
        Assert.Equal((SearchEnd.Complete, 1_272), (trial.Report.End, trial.Report.LargestBytes));
        Assert.Equal(0, discovery.Statistics.ProbesMalformed);
    }

    private static MtuTrial RunWith<T>(SimulatedNetwork network, T handler, TimeSpan? timeout = null)
        where T : IDatagramHandler
    {
        using UdpEndpoint server = Bind(network);
        _ = server.RunAsync(handler, TestContext.Current.CancellationToken);
        return MtuTrial.Run(network, () => Ports(network), Plan(timeout ?? TimeSpan.FromSeconds(1)));
    }

    private static UdpEndpoint Bind(SimulatedNetwork network) =>
        UdpEndpoint.Bind(Server, new UdpEndpointOptions { Network = network, Fragmentation = FragmentationMode.Probe });

    private static ProbePorts Ports(SimulatedNetwork network, bool asksDiscovery = false) =>
        new(Server, from: null, new UdpEndpointOptions { Network = network }, asksDiscovery, network.TimeProvider);

    private static MtuPlan Plan(TimeSpan timeout) => new(Server, BigBytes: 65_000, Tries: 3, timeout);

    /// <summary>An answer that says nothing of what it answers.</summary>
    private readonly struct SaysYes : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                sender.Send(datagram.Remote, "yes"u8);
        }
    }

    private readonly struct Replies(PathMtuDiscovery discovery) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                discovery.TryHandle(datagram, sender);
        }
    }
}
