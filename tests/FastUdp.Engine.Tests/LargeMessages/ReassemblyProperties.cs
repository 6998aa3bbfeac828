using FastUdp.Engine.Tests.LargeMessages.Support;
using FastUdp.Engine.Tests.Support;
using FastUdp.LargeMessages;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

/// <summary>Whatever arrives in whatever order: a message comes out as it went in, once, or not at all.</summary>
public class ReassemblyProperties
{
    private static readonly RemoteAddress Remote = Segments.Remote(1);

    [Fact]
    public void Segments_in_any_order_with_duplicates_make_the_message_once() =>
        Always.HoldsFor(
            Gen.Choose(0, int.MaxValue - 1),
            seed =>
            {
                var chance = new Random(seed);
                using var assembler = new Assembler();
                byte[] message = Payloads.Make(seed, chance.Next(0, 300_000));
                byte[][] segments = Segments.Cut(message, chance.Next(512, 9_000));
                byte[][] arriving = [.. segments, .. segments.Where(_ => chance.Next(3) == 0)];
                chance.Shuffle(arriving);
                TakeInBatches(assembler, arriving, chance);
                Assert.Equal(message, Assert.Single(assembler.Delivered).Payload);
                Assert.Equal(arriving.Length, assembler.CountedSegments);
                Assert.Equal(segments.Length, assembler.Counters.Accepted);
            },
            times: 150);

    [Fact]
    public void With_a_segment_missing_there_is_no_message_and_its_memory_comes_back() =>
        Always.HoldsFor(
            Gen.Choose(0, int.MaxValue - 1),
            seed =>
            {
                var chance = new Random(seed);
                using var assembler = new Assembler();
                byte[][] segments = Segments.Cut(Payloads.Make(seed, chance.Next(2_000, 300_000)), 1_447);
                int missing = chance.Next(segments.Length);
                TakeInBatches(assembler, [.. segments.Where((_, index) => index != missing)], chance);
                Assert.Empty(assembler.Delivered);
                Assert.Equal(1, assembler.Incoming.Reassemblies.Count);
                assembler.ExpireAll();
                Assert.Equal((0, 0L), (assembler.Incoming.Reassemblies.Count, assembler.Incoming.Storage.Bytes));
            },
            times: 50);

    [Fact]
    public void Many_messages_mixed_mutated_and_cut_anew_come_out_intact_or_not_at_all() =>
        Always.HoldsFor(
            Gen.Choose(0, int.MaxValue - 1),
            seed =>
            {
                var chance = new Random(seed);
                using var assembler = new Assembler(new LargeMessageOptions { MaxReassembliesPerRemote = chance.Next(1, 12) });
                byte[][] messages = [.. Enumerable.Range(0, 8).Select(number => Payloads.Make(number, 5_000 + (1_000 * number)))];
                byte[][] arriving = [.. messages.SelectMany((message, number) => Versions(message, (uint)number, chance))];
                chance.Shuffle(arriving);
                TakeInBatches(assembler, arriving, chance);
                Assert.Equal(arriving.Length, assembler.CountedSegments);
                AssertIntactAndOnce(messages, assembler);
            },
            times: 200);

    [Fact]
    public void Random_bytes_make_no_message() =>
        Always.HoldsFor(
            Gen.Choose(0, int.MaxValue - 1),
            seed =>
            {
                var chance = new Random(seed);
                using var assembler = new Assembler();
                byte[][] garbage = new byte[100][];
                for (int i = 0; i < garbage.Length; i++)
                {
                    garbage[i] = new byte[chance.Next(2, 1_500)];
                    chance.NextBytes(garbage[i]);
                    (garbage[i][0], garbage[i][1]) = (0xFA, 0x7F);
                }
                TakeInBatches(assembler, garbage, chance);
                Assert.Empty(assembler.Delivered);
                Assert.Equal(garbage.Length, assembler.CountedSegments);
            },
            times: 50);

    /// <summary>A message in two cuts, and its segments with a changed header.</summary>
    private static IEnumerable<byte[]> Versions(byte[] message, uint sequence, Random chance)
    {
        byte[][] segments = Segments.Cut(message, 1_400, sequence: sequence);
        foreach (byte[] segment in segments)
            yield return segment;
        if (chance.Next(3) == 0)
        {
            foreach (byte[] segment in Segments.Cut(message, 900, sequence: sequence, cutNumber: 1))
                yield return segment;
        }
        foreach (byte[] segment in segments.Where(_ => chance.Next(4) == 0))
        {
            // Behind identifier, session and sequence: those would make it a segment of another message.
            byte[] mutated = [.. segment];
            mutated[chance.Next(14, 20)] ^= (byte)(1 << chance.Next(8));
            yield return mutated;
        }
    }

    private static void AssertIntactAndOnce(byte[][] messages, Assembler assembler)
    {
        var left = messages.ToList();
        foreach ((RemoteAddress _, byte[] payload) in assembler.Delivered)
        {
            int index = left.FindIndex(message => message.AsSpan().SequenceEqual(payload));
            Assert.True(index >= 0, "A message was delivered that was not sent, or twice.");
            left.RemoveAt(index);
        }
    }

    private static void TakeInBatches(Assembler assembler, byte[][] datagrams, Random chance)
    {
        for (int taken = 0; taken < datagrams.Length;)
        {
            int count = Math.Min(chance.Next(1, 60), datagrams.Length - taken);
            assembler.Take(Remote, datagrams.AsSpan(taken, count));
            taken += count;
            assembler.NowTicks++;
        }
    }
}
