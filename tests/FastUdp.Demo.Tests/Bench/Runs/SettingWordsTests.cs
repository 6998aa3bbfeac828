using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Tests.Bench.Runs;

/// <summary>Configurations as they are typed.</summary>
public sealed class SettingWordsTests
{
    private static readonly EndSetting Given = new() { ReceiveSlots = 8 };

    [Fact]
    public void Words_change_what_the_other_options_say()
    {
        Assert.Null(SettingWords.Apply(Given, "default", out EndSetting same));
        Assert.Equal(Given with { Name = "default" }, same);
        const string All = "portable+gso=off+gro=off+slots=16+batch=4+busy-poll=50+cores=0/1";
        Assert.Null(SettingWords.Apply(Given, All, out EndSetting changed));
        EndSetting expected = new()
        {
            Name = All,
            Backend = UdpBackend.Portable,
            UseGso = false,
            UseGro = false,
            ReceiveSlots = 16,
            BatchDatagrams = 4,
            BusyPoll = TimeSpan.FromMicroseconds(50),
            NearCore = 0,
            FarCore = 1,
        };
        Assert.Equal(expected, changed);
    }

    [Theory]
    [InlineData("fast", "'fast' is none of default, auto, linux, portable, ")]
    [InlineData("gso", "'gso' is none of ")]
    [InlineData("gso=maybe", "gso=maybe is neither on nor off")]
    [InlineData("slots=300", "slots 300 exceeds the limit of 256")]
    [InlineData("slots=0", "slots 0 is below the limit of 1")]
    [InlineData("slots=x", "slots 'x' is not a whole number")]
    [InlineData("busy-poll=1000001", "busy-poll 1000001 exceeds the limit of 1,000,000")]
    [InlineData("cores=0", "cores '0' are not two cores: NEAR/FAR, as in 0/1")]
    [InlineData("linux+portable", "portable says again what linux+portable has said before")]
    public void What_is_none_is_named(string text, string error) =>
        Assert.StartsWith(error, SettingWords.Apply(Given, text, out _), StringComparison.Ordinal);
}
