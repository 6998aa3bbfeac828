using FastUdp.Engine.Tests.LargeMessages.Support;
using FastUdp.Engine.Tests.Support;
using FastUdp.LargeMessages;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

/// <summary>Strangers without number, and senders without end: memory stays within its budget, and good traffic goes through.</summary>
public class ForgedRemoteTests
{
    private const int Strangers = 1_000_000;

    private static readonly LargeMessageOptions Options = new();

    private static readonly RemoteAddress Good = RemoteAddress.Parse("192.0.2.1:1060");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_million_forged_remotes_take_no_more_than_the_budget_and_good_messages_come_through(int segmentsEach)
    {
        using var assembler = new Assembler(Options);
        byte[][] forged = Segments.Cut(new byte[16 << 20], 1_447)[..segmentsEach];
        byte[] message = Payloads.Make(1, 1 << 20);
        byte[][]? good = null;
        int sent = 0;
        for (int stranger = 0; stranger < Strangers; stranger++)
        {
            assembler.NowTicks += 10;
            assembler.Take(Segments.Remote(stranger), forged);
            if (stranger % 20 != 0)
                continue;

            // The good sender's segments trickle in, one among twenty strangers'.
            good ??= Segments.Cut(message, 1_447, sequence: (uint)(stranger / 20));
            assembler.Take(Good, good[sent++]);
            if (sent == good.Length)
                (good, sent) = (null, 0);
            AssertWithinBudget(assembler);
        }
        Assert.Equal(Strangers / 20 / 725, assembler.Delivered.Count);
        Assert.All(assembler.Delivered, delivered => Assert.Equal(message, delivered.Payload));
        assembler.ExpireAll();
        Assert.Equal((0, 0L), (assembler.Incoming.Reassemblies.Count, assembler.Incoming.Storage.Bytes));
    }

    [Fact]
    public void A_remote_is_kept_to_its_share_and_takes_nothing_from_others()
    {
        LargeMessageOptions options = Options with { MaxMessageBytes = 1 << 20, MaxReassemblyBytesPerRemote = 4 << 20, MaxReassemblyBytes = 16 << 20 };
        using var assembler = new Assembler(options);
        byte[] message = Payloads.Make(1, 1 << 20);
        byte[][] good = Segments.Cut(message, 1_447);
        assembler.Take(Good, good.AsSpan(0, good.Length / 2));
        for (uint sequence = 0; sequence < 200; sequence++)
        {
            // Every message but its last segment.
            assembler.Take(Segments.Remote(1), Segments.Cut(message, 1_447, sequence: sequence).AsSpan(..^1));
            Assert.InRange(assembler.Incoming.Storage.UsedBytes, 0, (4 << 20) + (2 << 20));
        }
        assembler.Take(Good, good.AsSpan(good.Length / 2));
        Assert.Equal(message, Assert.Single(assembler.Delivered).Payload);
        Assert.True(assembler.Incoming.Reassemblies.EvictedCount > 190);
    }

    [Fact]
    public void Segments_without_end_of_messages_without_end_are_given_up_the_oldest_first()
    {
        using var assembler = new Assembler(Options with { MaxReassembliesPerRemote = 8 });
        for (uint sequence = 0; sequence < 10_000; sequence++)
            assembler.Take(Good, Segments.Cut(new byte[5_000], 1_447, sequence: sequence).AsSpan(..3));
        Assert.Equal(8, assembler.Incoming.Reassemblies.Count);
        Assert.Equal(10_000 - 8, assembler.Incoming.Reassemblies.EvictedCount);
        for (uint sequence = 9_992; sequence < 10_000; sequence++)
            assembler.Take(Good, Segments.Cut(new byte[5_000], 1_447, sequence: sequence)[3]);
        Assert.Equal(8, assembler.Delivered.Count);
    }

    [Fact]
    public void A_header_that_claims_sixteen_mebibytes_costs_what_came_with_it()
    {
        using var assembler = new Assembler(Options);
        byte[] first = Segments.Cut(new byte[16 << 20], 1_447)[0];
        for (int stranger = 0; stranger < 1_000; stranger++)
            assembler.Take(Segments.Remote(stranger), first);
        Assert.Equal(1_000, assembler.Incoming.Reassemblies.Count);
        Assert.InRange(assembler.Incoming.Storage.Bytes, 1_447 * 1_000, 1_447 * 1_300);
    }

    [Fact]
    public void Sessions_without_number_are_forgotten_the_most_silent_first()
    {
        using var assembler = new Assembler(Options with { MaxSessions = 1_000 });
        for (int stranger = 0; stranger < 100_000; stranger++)
            assembler.Take(Segments.Remote(stranger), Segments.Cut(new byte[10], 1_447));
        Assert.Equal(100_000, assembler.Delivered.Count);
        assembler.Take(Segments.Remote(99_500), Segments.Cut(new byte[10], 1_447));
        Assert.Equal(1, assembler.Counters.Duplicate);
    }

    private static void AssertWithinBudget(Assembler assembler)
    {
        Assert.InRange(assembler.Incoming.Storage.Bytes, 0, Options.MaxReassemblyBytes);
        Assert.InRange(assembler.Incoming.Reassemblies.Count, 0, Options.MaxReassemblies);
    }
}
