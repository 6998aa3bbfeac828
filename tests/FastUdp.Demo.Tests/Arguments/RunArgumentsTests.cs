using System.CommandLine;
using System.Net.Sockets;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Tests.Arguments;

/// <summary>What is typed becomes a plan, or a line that says what is wrong with it.</summary>
public sealed class RunArgumentsTests
{
    [Fact]
    public void Nothing_typed_is_two_sizes_and_as_many_rounds_as_settle_a_median()
    {
        RunPlan plan = Read("");
        Assert.Equal([64, 1_472], plan.Sizes);
        Assert.Equal((15, 0.5, 0.2, 1), (plan.Rounds, plan.Duration.TotalSeconds, plan.WarmUp.TotalSeconds, plan.Trial(64, plan.Settings[0], 0).WarmUp.TotalSeconds));
        Assert.Equal(0.2, plan.Trial(64, plan.Settings[0], 1).WarmUp.TotalSeconds);
    }

    [Fact]
    public void A_sweep_takes_every_edge_in_under_three_minutes_whatever_is_lost()
    {
        RunPlan plan = Read("", defaults: RunDefaults.Sweep);
        Assert.Equal(15, plan.Sizes.Count);
        Assert.Equal(65_507, plan.Sizes[^1]);
        Assert.Equal(65_527, Read("", family: AddressFamily.InterNetworkV6, defaults: RunDefaults.Sweep).Sizes[^1]);

        // With twice the quiet that is waited for where datagrams were lost: after the warm-up, and after the trial.
        TimeSpan most = plan.Trials * (plan.Duration + plan.WarmUp + TimeSpan.FromSeconds(0.4));
        Assert.InRange(most, TimeSpan.Zero, TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void Both_ends_are_set_by_options()
    {
        RunPlan plan = Read("--backend portable --gso off --gro off --slots 8 --batch 16 --busy-poll 50 --cores 0,1 --against default,slots=9");
        Assert.Equal(["default", "slots=9"], plan.Settings.Select(static setting => setting.Name));
        Assert.Equal([8, 9], plan.Settings.Select(static setting => setting.ReceiveSlots));
        Assert.All(plan.Settings, static setting => Assert.Equal(
            (UdpBackend.Portable, false, false, 16, 50.0, 0, 1),
            (setting.Backend, setting.UseGso, setting.UseGro, setting.BatchDatagrams, setting.BusyPoll!.Value.TotalMicroseconds, setting.NearCore, setting.FarCore)));
    }

    [Theory]
    [InlineData("--sizes 15", "--sizes 15 is below the limit of 16")]
    [InlineData("--sizes 64,65528", "--sizes 65528 exceeds the limit of 65,527")]
    [InlineData("--sizes 64,64", "--sizes 64 stands there twice")]
    [InlineData("--sizes many", "--sizes 'many' is no number of bytes")]
    [InlineData("--slots 257", "--slots 257 exceeds the limit of 256")]
    [InlineData("--batch 4096", "--batch 4096 exceeds the limit of 4,095")]
    [InlineData("--rounds 1001", "--rounds 1001 exceeds the limit of 1,000")]
    [InlineData("--gso maybe", "--gso maybe is not one of on|off")]
    [InlineData("--cores 1", "--cores '1' are not two cores: NEAR,FAR, as in 0,1")]
    [InlineData("--cores 0,9999", "--cores 9999 exceeds the limit of 8,191")]
    public void A_wrong_value_is_named_with_its_limit(string typed, string error) => Assert.Equal(error, Parse(typed).Errors.Single().Message);

    [Theory]
    [InlineData(nameof(WorkKind.Throughput), "--sizes 65508", "--sizes 65,508 exceeds the IPv4 limit of 65,507")]
    [InlineData(nameof(WorkKind.Throughput), "--window 4", "--window 4 needs answers: ")]
    [InlineData(nameof(WorkKind.Echo), "--window 4 --rate 1k", "--window 4 is of a closed loop, --rate of an open one")]
    [InlineData(nameof(WorkKind.Latency), "--rate max", "--rate max fills every buffer on the way")]
    [InlineData(nameof(WorkKind.Echo), "--rate steps:1k@1s,2k@500ms --seconds 3", "--seconds 3 has no place: the steps of --rate say how long, 1.5 s")]
    [InlineData(nameof(WorkKind.Echo), "--against default", "--against: 'default' is one configuration: it takes 2 to compare")]
    [InlineData(nameof(WorkKind.Echo), "--against a,b,c,d,e,f,g,h,i", "--against: 9 configurations exceed the limit of 8")]
    [InlineData(nameof(WorkKind.Echo), "--against linux,linux", "--against: linux stands there twice")]
    public void What_does_not_go_together_is_refused(string work, string typed, string error)
    {
        var refusal = Assert.Throws<CommandFailedException>(() => Read(typed, Enum.Parse<WorkKind>(work)));
        Assert.StartsWith(error, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, refusal.ExitCode);
    }

    [Fact]
    public void Steps_say_how_long_they_take() => Assert.Equal(1.5, Read("--rate steps:1k@1s,2k@500ms").Duration.TotalSeconds);

    [Fact]
    public void A_soak_is_one_trial_of_one_size_at_one_rate()
    {
        RunPlan plan = Soak("");
        Assert.Equal(("soak", true, 1, 3_600), (plan.Name, plan.IsOneTrial, plan.Trials, plan.Duration.TotalSeconds));
        Assert.Equal("open loop, 100,000/s, even gaps", MethodText.Of(plan, plan.Sizes[0]));
        Assert.Contains("of one size", Assert.Throws<CommandFailedException>(static () => Soak("--sizes 64,65")).Message, StringComparison.Ordinal);
        Assert.Contains("one rate", Assert.Throws<CommandFailedException>(static () => Soak("--rate steps:1k@1s")).Message, StringComparison.Ordinal);
    }

    private static ParseResult Parse(string typed, RunDefaults? defaults = null) => Parse(typed, new RunArguments(defaults ?? RunDefaults.Work).AddTo);

    private static RunPlan Read(string typed, WorkKind work = WorkKind.Throughput, AddressFamily family = AddressFamily.InterNetwork, RunDefaults? defaults = null)
    {
        var run = new RunArguments(defaults ?? RunDefaults.Work);
        return run.Read(Parse(typed, run.AddTo), work, family);
    }

    private static RunPlan Soak(string typed)
    {
        var soak = new SoakArguments();
        return soak.Read(Parse(typed, soak.AddTo), AddressFamily.InterNetwork);
    }

    private static ParseResult Parse(string typed, Action<Command> add)
    {
        var command = new Command("bench");
        add(command);
        return command.Parse(typed);
    }
}
