using FastUdp.Demo.Bench.Live;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Tests.Dissector.Support;

namespace FastUdp.Demo.Tests.Bench.Live;

public class RunSavingTests
{
    [Fact]
    public void The_first_trial_is_saved_at_once_and_then_those_of_every_second()
    {
        using var scratch = new Scratch();
        var clock = new TurnedClock();
        string file = scratch.File("run.json");
        var saving = new RunSaving(file, clock);
        Assert.True(saving.IsDue);
        saving.Save(Specimens.Run(Specimens.Row()));
        clock.Turn(0.9);
        Assert.False(saving.IsDue);
        clock.Turn(0.1);
        Assert.True(saving.IsDue);
        Assert.Single(RunFileReader.Read(file).Rows);
    }

    [Fact]
    public void Without_a_file_nothing_is_ever_due() => Assert.False(new RunSaving(null, new TurnedClock()).IsDue);
}
