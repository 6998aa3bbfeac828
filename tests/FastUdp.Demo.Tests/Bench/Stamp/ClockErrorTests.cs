using FastUdp.Demo.Bench.Stamp;
using FastUdp.Samples.Formats;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Stamp;

/// <summary>How far off a clock may be, as a packet tells it.</summary>
public class ClockErrorTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(16_000_000, 29, 128)]
    [InlineData(1, 5, 135)]
    public void Microseconds_become_eight_bits_and_a_power_of_two(long microseconds, byte scale, byte multiplier) => Assert.Equal(
        new StampErrorEstimate(true, false, scale, multiplier), new ClockError(true, TimeSpan.FromMicroseconds(microseconds)).ToEstimate());

    [Fact]
    public void An_estimate_is_never_less_than_the_bound_and_hardly_more() => Always.HoldsFor(Gen.Choose(1, int.MaxValue), static microseconds =>
    {
        double bound = microseconds / 1e6;
        Assert.InRange(new ClockError(false, TimeSpan.FromMicroseconds(microseconds)).ToEstimate().Seconds, bound, bound * 1.01);
    });

    [Fact]
    public void What_nobody_knows_is_not_synchronized_and_off_by_what_the_kernel_says_of_a_clock_nobody_has_set() =>
        Assert.Equal((false, 16.0), (ClockError.Unknown.ToEstimate().IsSynchronized, ClockError.Unknown.ToEstimate().Seconds));

    [Theory]
    [InlineData(0x2001, true)]
    [InlineData(0x2041, false)]
    public void The_kernels_word_is_read_where_its_struct_has_it(int status, bool isSynchronized)
    {
        byte[] timex = new byte[208];
        BitConverter.TryWriteBytes(timex.AsSpan(24), 1_234L);
        BitConverter.TryWriteBytes(timex.AsSpan(40), status);
        Assert.Equal(new ClockError(isSynchronized, TimeSpan.FromMicroseconds(1_234)), KernelClock.Read(timex));
    }

    [Fact]
    public void The_kernel_can_be_asked_anywhere() => Assert.InRange(KernelClock.ReadError().Bound, TimeSpan.Zero, TimeSpan.FromDays(1));
}
