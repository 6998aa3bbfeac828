using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public class DelayTests
{
    private const int Count = 100_000;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(8);

    [Fact]
    public void Without_jitter_every_datagram_takes_exactly_the_delay() =>
        Assert.All(Links.Judge(new LinkImpairment { Delay = Delay }, 1_000), verdict => Assert.Equal(Delay, verdict.Delay));

    [Fact]
    public void Jitter_varies_the_delay_evenly_to_either_side()
    {
        double[] delays = Links.Judge(new LinkImpairment { Delay = Delay, Jitter = Jitter }, Count)
            .Select(verdict => verdict.Delay.TotalMilliseconds).ToArray();
        Assert.All(delays, delay => Assert.InRange(delay, 12, 28));
        Links.AssertMean(20, delays);
        for (double edge = 12; edge < 28; edge += 2)
            Links.AssertRate(1.0 / 8, delays.Count(delay => delay >= edge && delay < edge + 2), Count);
    }

    [Fact]
    public void Jitter_as_large_as_the_delay_never_makes_it_negative()
    {
        LinkVerdict[] verdicts = Links.Judge(new LinkImpairment { Delay = TimeSpan.FromTicks(3), Jitter = TimeSpan.FromTicks(3) }, Count);
        Assert.All(verdicts, verdict => Assert.InRange(verdict.Delay.Ticks, 0, 6));
        Assert.Contains(verdicts, verdict => verdict.Delay == TimeSpan.Zero);
    }

    [Fact]
    public void A_reordered_datagram_takes_exactly_so_much_longer_at_its_rate()
    {
        var impairment = new LinkImpairment { Delay = Delay, Reordering = 0.3, ReorderingDelay = TimeSpan.FromMilliseconds(5) };
        LinkVerdict[] verdicts = Links.Judge(impairment, Count);
        Assert.All(verdicts, verdict => Assert.Contains(verdict.Delay.TotalMilliseconds, (double[])[20, 25]));
        Links.AssertRate(0.3, verdicts.Count(verdict => verdict.Delay > Delay), Count);
    }

    [Fact]
    public void A_copy_draws_a_delay_of_its_own_and_is_never_held_back()
    {
        var impairment = new LinkImpairment
        {
            Delay = Delay,
            Jitter = Jitter,
            Duplication = 0.25,
            Reordering = 0.5,
            ReorderingDelay = TimeSpan.FromSeconds(1),
        };
        LinkVerdict[] copied = Links.Judge(impairment, Count).Where(verdict => verdict.CopyDelay is not null).ToArray();
        Links.AssertRate(0.25, copied.Length, Count);
        double[] copyDelays = copied.Select(verdict => verdict.CopyDelay!.Value.TotalMilliseconds).ToArray();
        Assert.All(copyDelays, delay => Assert.InRange(delay, 12, 28));
        Links.AssertMean(20, copyDelays);
        Links.AssertRate(0.5, copied.Count(verdict => verdict.Delay > TimeSpan.FromSeconds(1)), copied.Length);

        // Independent of the original's: the later of two comes later half of the time.
        LinkVerdict[] notHeld = copied.Where(verdict => verdict.Delay < TimeSpan.FromSeconds(1)).ToArray();
        Links.AssertRate(0.5, notHeld.Count(verdict => verdict.CopyDelay > verdict.Delay), notHeld.Length);
    }

    [Fact]
    public void Corruption_flips_each_bit_of_a_payload_as_often_as_any_other()
    {
        LinkVerdict[] verdicts = Links.Judge(new LinkImpairment { Corruption = 0.4 }, Count, length: 2);
        int[] bits = verdicts.Select(verdict => verdict.FlippedBit).Where(bit => bit >= 0).ToArray();
        Links.AssertRate(0.4, bits.Length, Count);
        Assert.All(bits, bit => Assert.InRange(bit, 0, 15));
        for (int bit = 0; bit < 16; bit++)
            Links.AssertRate(1.0 / 16, bits.Count(flipped => flipped == bit), bits.Length);
    }

    [Fact]
    public void An_empty_datagram_has_no_bit_to_flip()
    {
        var link = new ImpairedLink(new LinkImpairment { Corruption = 1 }, Links.Seed);
        Assert.Equal(-1, link.Judge(TimeSpan.Zero, 0).FlippedBit);
        Assert.InRange(link.Judge(TimeSpan.Zero, 65_507).FlippedBit, 0, (65_507 * 8) - 1);
        Assert.Equal(1, link.Statistics.Corrupted);
    }
}
