using System.Net;
using FastUdp.Demo.Mtu;
using FastUdp.Simulation;
using static FastUdp.Demo.Tests.Mtu.MtuTrial;

namespace FastUdp.Demo.Tests.Mtu;

/// <summary>The whole of <c>fastudp mtu</c> on paths made up, on virtual time.</summary>
public class MtuRunTests
{
    private static readonly IPAddress Router = IPAddress.Parse("192.0.2.2");
    private readonly SimulatedNetwork _network = new();

    [Fact]
    public void What_the_own_interface_refuses_is_known_at_once_and_the_largest_after_it_is_proven()
    {
        MtuTrial trial = Run(_network, () => new ModelProbePath(_network, Server));
        Assert.Equal(
            [
                "The big datagram of 65,000 bytes did not make it: the path MTU is 1,500 bytes",
                "The search for the largest that gets through, up to UDP's limit of 65,507 bytes:",
                "   1,200  sent; an answer came after 10.0 ms",
                "   1,472  sent; an answer came after 10.0 ms",
                "   1,473  not sent: too long, says the kernel: MTU 1,500",
                "The largest datagram that gets through is 1,472 bytes: an IPv4 packet of 1,500 bytes",
            ],
            trial.Lines);
    }

    [Fact]
    public void What_a_router_says_is_tried_and_proven()
    {
        MtuTrial trial = Run(_network, () => new ModelProbePath(_network, Server) { PathMtu = 1_400, Router = Router });
        Assert.Contains("   1,472  sent; too long, says 192.0.2.2: MTU 1,400", trial.Lines);
        Assert.Contains("   1,372  sent; an answer came after 10.0 ms", trial.Lines);
        Assert.Equal("The largest datagram that gets through is 1,372 bytes: an IPv4 packet of 1,400 bytes", trial.Lines[^1]);
        Assert.Equal((1_372, 1_373, ProbeOutcome.Answered), (trial.Report.LargestBytes, trial.Report.CeilingBytes, trial.Report.ProvenBy));
    }

    [Theory]
    [InlineData(68, 40)]
    [InlineData(576, 548)]
    [InlineData(1_361, 1_333)]
    public void Where_nobody_says_anything_losses_tell_and_the_search_ends_at_the_byte(int pathMtu, int largest)
    {
        MtuTrial trial = Run(_network, () => new ModelProbePath(_network, Server) { PathMtu = pathMtu });
        Assert.Equal((SearchEnd.Complete, largest), (trial.Report.End, trial.Report.LargestBytes));
        Assert.Contains(trial.Lines, line => line.StartsWith($"{largest + 1,8:N0}  sent; no answer within ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.2, 1_500)]
    [InlineData(0.4, 1_400)]
    public void A_bad_link_is_not_mistaken_for_a_narrow_one(double loss, int pathMtu)
    {
        MtuTrial trial = Run(_network, () => new ModelProbePath(_network, Server) { Loss = loss, PathMtu = pathMtu });
        Assert.Equal((SearchEnd.Complete, pathMtu - 28), (trial.Report.End, trial.Report.LargestBytes));
        Assert.Contains(trial.Lines, static line => line.Contains("no answer within", StringComparison.Ordinal));
    }

    [Fact]
    public void A_closed_port_proves_arrivals_at_the_pace_hosts_refuse_at()
    {
        ModelProbePath path = null!;
        MtuTrial trial = Run(_network, () => path = new ModelProbePath(_network, Server) { Refusal = NetworkErrorKind.PortUnreachable });
        Assert.Contains("   1,472  sent; the host refused the port after 10.0 ms: it has arrived", trial.Lines);
        Assert.Equal((1_472, ProbeOutcome.RefusedByHost), (trial.Report.LargestBytes, trial.Report.ProvenBy));
        Assert.Single(trial.Lines, static line => line.Contains("Hosts refuse about once a second", StringComparison.Ordinal));
        Assert.All(path.Sent.Zip(path.Sent.Skip(1)), static pair => Assert.True(pair.Second.At - pair.First.At > TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Where_nobody_answers_there_is_the_kernels_word()
    {
        MtuTrial trial = Run(_network, () => new ModelProbePath(_network, Server) { IsSilent = true });
        Assert.Equal("Unconfirmed: nobody answers at 203.0.113.1:1060; the kernel takes up to 1,472 bytes: an IPv4 packet of 1,500 bytes", trial.Lines[^1]);
        Assert.Equal((SearchEnd.NobodyAnswers, 1_472), (trial.Report.End, trial.Report.LargestBytes));
        Assert.False(trial.Report.IsConfirmed);
        Assert.Contains("   1,200  sent; no answer within 1.00 s, try 3", trial.Lines);
    }

    [Fact]
    public void Where_nobody_answers_what_a_router_says_is_followed()
    {
        MtuTrial trial = Run(_network, () => new ModelProbePath(_network, Server) { IsSilent = true, PathMtu = 1_400, Router = Router });
        Assert.Equal("   1,472  sent; too long, says 192.0.2.2: MTU 1,400", trial.Lines[^3]);
        Assert.EndsWith("the kernel takes up to 1,372 bytes: an IPv4 packet of 1,400 bytes", trial.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_kernel_says_nothing_either_nothing_is_known()
    {
        MtuTrial trial = Run(_network, () => new ModelProbePath(_network, Server) { IsSilent = true, KnownMtu = null });
        Assert.Equal("Unconfirmed: nobody answers at 203.0.113.1:1060, and the system does not say what the path takes", trial.Lines[^1]);
        Assert.Null(trial.Report.LargestBytes);
    }

    [Fact]
    public void A_server_that_falls_silent_is_told_of()
    {
        MtuTrial trial = Run(_network, () => new ModelProbePath(_network, Server) { AnswersLeft = 1 });
        Assert.Equal(
            "Nobody answers at 203.0.113.1:1060 any more; the largest datagram that did get through is 1,200 bytes: an IPv4 packet of 1,228 bytes",
            trial.Lines[^1]);
        Assert.Equal(SearchEnd.NobodyAnswers, trial.Report.End);
    }

    [Fact]
    public void A_server_that_cannot_be_reached_is_a_failure_that_says_who_says_so()
    {
        CommandFailedException failure = Assert.Throws<CommandFailedException>(
            () => Run(_network, () => new ModelProbePath(_network, Server) { Refusal = NetworkErrorKind.HostUnreachable }));
        Assert.Equal("cannot reach 203.0.113.1:1060: 203.0.113.1 says that the host cannot be reached", failure.Message);

        failure = Assert.Throws<CommandFailedException>(
            () => Run(_network, () => new ModelProbePath(_network, Server) { SendsFailWith = SendStatus.Unreachable }));
        Assert.Equal("cannot send to 203.0.113.1:1060: there is no route to it", failure.Message);
    }

    [Fact]
    public void A_stop_ends_it_with_what_is_known_so_far()
    {
        MtuTrial trial = Run(_network, () => new ModelProbePath(_network, Server), stopAfter: TimeSpan.FromMilliseconds(15));
        Assert.Equal("Stopped: datagrams of 1,200 bytes get through", trial.Lines[^1]);
        Assert.Equal((SearchEnd.Stopped, 1_200), (trial.Report.End, trial.Report.LargestBytes));
    }
}
