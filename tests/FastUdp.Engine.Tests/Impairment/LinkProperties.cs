using FastUdp.Impairment;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

/// <summary>What holds for every link and all that enters it.</summary>
public class LinkProperties
{
    private const int Count = 300;

    private static readonly Gen<double> Probabilities = Gen.Choose(0, 4).Select(quarters => quarters / 4.0);

    private static readonly Gen<LossModel> Losses = Gen.ArrayOf(Probabilities, 4)
        .Select(p => p[0] == 0 ? LossModel.Independent(p[1]) : LossModel.GilbertElliott(p[0], p[1], p[2], p[3]));

    private static readonly Gen<LinkImpairment> Impairments =
        from loss in Losses
        from delay in Gen.Choose(0, 1_000)
        from jitter in Gen.Choose(0, delay)
        from chances in Gen.ArrayOf(Probabilities, 3)
        from bitsPerSecond in Gen.Elements(0.0, 1e3, 1e6, 1e12)
        from capacity in Gen.Choose(1, 100)
        from mtu in Gen.Elements(0, 68, 750, 1_500)
        from outages in Gen.ArrayOf(Gen.Choose(0, 100).Two(), 2)
        select new LinkImpairment
        {
            MtuBytes = mtu,
            Loss = loss,
            Delay = TimeSpan.FromTicks(delay),
            Jitter = TimeSpan.FromTicks(jitter),
            Duplication = chances[0],
            Reordering = chances[1],
            Corruption = chances[2],
            BitsPerSecond = bitsPerSecond,
            QueueCapacity = capacity,
            Outages = [.. outages.Select(pair => new Outage(TimeSpan.FromTicks(pair.Item1 * 10), TimeSpan.FromTicks(pair.Item2)))],
        };

    [Fact]
    public void The_same_seed_times_and_lengths_give_the_same_verdicts() =>
        Always.HoldsFor(Impairments.Zip(Gen.Choose(int.MinValue, int.MaxValue)), value =>
            Assert.Equal(Run(value.Item1, value.Item2).Verdicts, Run(value.Item1, value.Item2).Verdicts));

    [Fact]
    public void Each_verdict_is_within_its_bounds() =>
        Always.HoldsFor(Impairments, impairment =>
        {
            (LinkVerdict[] verdicts, _) = Run(impairment, Links.Seed);
            TimeSpan least = impairment.Delay - impairment.Jitter;
            for (int i = 0; i < verdicts.Length; i++)
            {
                LinkVerdict verdict = verdicts[i];
                Assert.InRange(verdict.FlippedBit, -1, Math.Max((LengthOf(i) * 8) - 1, -1));
                Assert.True(verdict.IsDelivered ? verdict.Delay >= least : verdict == LinkVerdict.Dropped);
                Assert.True(verdict.CopyDelay is null || verdict.CopyDelay >= least);
            }
        });

    [Fact]
    public void What_enters_and_its_copies_are_each_accounted_for_once() =>
        Always.HoldsFor(Impairments, impairment =>
        {
            (LinkVerdict[] verdicts, LinkStatistics statistics) = Run(impairment, Links.Seed);
            Assert.Equal(Count, statistics.Entered);
            Assert.Equal(verdicts.Count(verdict => !verdict.IsDelivered), statistics.TooLong + statistics.Lost + statistics.LostInOutages + Refused(verdicts, statistics));
            Assert.Equal(0, statistics.UnderWay);
            Assert.Equal(verdicts.Count(verdict => verdict.IsDelivered) + verdicts.Count(verdict => verdict.CopyDelay is not null), statistics.Delivered);
            Assert.Equal(verdicts.Count(verdict => verdict.FlippedBit >= 0), statistics.Corrupted);
            Assert.Equal(statistics.Entered + statistics.Duplicated, statistics.Delivered + statistics.TooLong + statistics.Lost + statistics.LostInOutages + statistics.Overflowed);
        });

    [Fact]
    public void Switching_one_impairment_on_leaves_what_the_others_do_as_it_was() =>
        Always.HoldsFor(Impairments.Two(), pair =>
        {
            // Room for all and no rate: only these two have datagrams wait for each other.
            LinkImpairment one = pair.Item1 with { QueueCapacity = 10_000, BitsPerSecond = 0 };
            LinkImpairment other = pair.Item2 with { MtuBytes = one.MtuBytes, Loss = one.Loss, Outages = one.Outages, QueueCapacity = 10_000, BitsPerSecond = 0 };
            LinkVerdict[] without = Run(one, Links.Seed).Verdicts;
            LinkVerdict[] with = Run(other, Links.Seed).Verdicts;
            Assert.Equal(without.Select(verdict => verdict.IsDelivered), with.Select(verdict => verdict.IsDelivered));

            LinkVerdict[] corrupted = Run(other with { Corruption = one.Corruption }, Links.Seed).Verdicts;
            Assert.Equal(without.Select(verdict => verdict.FlippedBit), corrupted.Select(verdict => verdict.FlippedBit));
            LinkVerdict[] copied = Run(other with { Duplication = one.Duplication }, Links.Seed).Verdicts;
            Assert.Equal(without.Select(verdict => verdict.CopyDelay is null), copied.Select(verdict => verdict.CopyDelay is null));
        });

    private static int LengthOf(int number) => number * 37 % 1_473;

    private static long Refused(LinkVerdict[] verdicts, LinkStatistics statistics) =>
        statistics.Overflowed - (statistics.Duplicated - verdicts.Count(verdict => verdict.CopyDelay is not null));

    /// <summary>Has datagrams pass a link, taking out what is due before the next enters, and the rest at the end.</summary>
    private static (LinkVerdict[] Verdicts, LinkStatistics Statistics) Run(LinkImpairment impairment, int seed)
    {
        var link = new ImpairedLink(impairment, seed);
        var due = new PriorityQueue<int, TimeSpan>();
        var verdicts = new LinkVerdict[Count];
        for (int i = 0; i < Count; i++)
        {
            TimeSpan now = TimeSpan.FromTicks(i * 5);
            TakeDue(link, due, now);
            verdicts[i] = link.Judge(now, LengthOf(i));
            foreach (TimeSpan delay in (TimeSpan[])[verdicts[i].Delay, verdicts[i].CopyDelay ?? TimeSpan.Zero])
            {
                if (delay > TimeSpan.Zero)
                    due.Enqueue(i, now + delay);
            }
            Assert.InRange(due.Count, 0, impairment.QueueCapacity);
        }
        TakeDue(link, due, TimeSpan.MaxValue);
        return (verdicts, link.Statistics);
    }

    private static void TakeDue(ImpairedLink link, PriorityQueue<int, TimeSpan> due, TimeSpan now)
    {
        while (due.TryPeek(out _, out TimeSpan next) && next <= now)
        {
            due.Dequeue();
            link.OnDelivered();
        }
    }
}
