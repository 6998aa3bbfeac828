using System.Net;
using FastUdp.Demo.Mtu;
using FastUdp.Simulation;
using static FastUdp.Demo.Tests.Mtu.MtuTrial;

namespace FastUdp.Demo.Tests.Mtu;

/// <summary>What is said of the big datagram.</summary>
public class BigDatagramTests
{
    private const int Wide = 65_535;
    private readonly SimulatedNetwork _network = new();

    [Fact]
    public void It_was_sent_and_arrived()
    {
        MtuTrial trial = Run(_network, () => Path(), isOnce: true);
        Assert.Equal(["The big datagram of 65,000 bytes was sent", "It arrived: the server answered after 10.0 ms"], trial.Lines);
        Assert.Equal((65_000, ProbeOutcome.Answered), (trial.Report.LargestBytes, trial.Report.ProvenBy));
    }

    [Fact]
    public void What_arrived_is_where_the_search_begins()
    {
        MtuTrial trial = Run(_network, () => Path());
        Assert.Equal("  65,507  sent; an answer came after 10.0 ms", trial.Lines[^2]);
        Assert.Equal(
            "The largest datagram that gets through is 65,507 bytes: an IPv4 packet of 65,535 bytes, which is UDP's limit, not the path's", trial.Lines[^1]);
        Assert.Equal(2, trial.Report.Counts.Sent);
    }

    [Fact]
    public void A_router_says_that_it_did_not_make_it()
    {
        MtuTrial trial = Run(_network, () => Path(pathMtu: 1_400, router: "192.0.2.2"), isOnce: true);
        Assert.Equal("The big datagram of 65,000 bytes did not make it: the path MTU is 1,400 bytes, says 192.0.2.2", trial.Lines[^1]);
    }

    [Fact]
    public void A_refused_port_says_that_it_arrived()
    {
        MtuTrial trial = Run(_network, () => Path(refusal: NetworkErrorKind.PortUnreachable), isOnce: true);
        Assert.Equal("It arrived: the host refused the port after 10.0 ms", trial.Lines[^1]);
    }

    [Fact]
    public void Silence_says_nothing_however_often_it_is_sent()
    {
        MtuTrial trial = Run(_network, () => Path(pathMtu: 1_400), isOnce: true);
        Assert.Equal(
            ["The big datagram of 65,000 bytes was sent", "Nothing came back within 1.00 s, 3 times: whether it arrived is not known"], trial.Lines);
        Assert.Equal((3, 3), (trial.Report.Counts.Sent, trial.Report.Counts[ProbeOutcome.Silence]));
    }

    [Fact]
    public void For_programs_each_line_is_an_object()
    {
        MtuTrial trial = Run(_network, () => Path(pathMtu: 1_400, router: "192.0.2.2"), isJson: true);
        Assert.Equal(["sent", "lost", "search"], trial.Events[..3].Select(static line => line.GetProperty("event").GetString()));
        Assert.Equal("tooLongThere", trial.Events[1].GetProperty("outcome").GetString());
        Assert.Equal((1_400, "192.0.2.2"), (trial.Events[1].GetProperty("mtuBytes").GetInt32(), trial.Events[1].GetProperty("reporter").GetString()));
        Assert.All(trial.Events[3..^1], static line => Assert.Equal("probe", line.GetProperty("event").GetString()));
        Assert.Equal((1_200, 1_228, 1, "answered"), (
            trial.Events[3].GetProperty("bytes").GetInt32(),
            trial.Events[3].GetProperty("packetBytes").GetInt32(),
            trial.Events[3].GetProperty("try").GetInt32(),
            trial.Events[3].GetProperty("outcome").GetString()));
        Assert.Equal(("summary", true, 1_372, 1_373), (
            trial.Events[^1].GetProperty("event").GetString(),
            trial.Events[^1].GetProperty("confirmed").GetBoolean(),
            trial.Events[^1].GetProperty("largestBytes").GetInt32(),
            trial.Events[^1].GetProperty("tooLongBytes").GetInt32()));
    }

    private ModelProbePath Path(int pathMtu = Wide, string? router = null, NetworkErrorKind? refusal = null) => new(_network, Server)
    {
        InterfaceMtu = Wide,
        KnownMtu = Wide,
        PathMtu = pathMtu,
        Router = router is null ? null : IPAddress.Parse(router),
        Refusal = refusal,
    };
}
