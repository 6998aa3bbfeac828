using FastUdp.LargeMessages;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

/// <summary>A sender's ledger and a receiver that tells the truth, with segments and acknowledgements lost and reordered between them.</summary>
public class SegmentLedgerProperties
{
    [Fact]
    public void Everything_arrives_in_the_end_and_the_sums_are_right_on_the_way() =>
        Always.HoldsFor(
            Gen.Choose(0, int.MaxValue - 1),
            seed =>
            {
                var chance = new Random(seed);
                var cut = MessageCut.Make(chance.Next(0, 100_000), 1_000);
                var ledger = new SegmentLedger();
                ledger.Begin(cut);
                bool[] arrived = new bool[cut.Count];
                byte round = (byte)chance.Next(256);
                byte newest = round;
                for (int turn = 0; turn < 1_000 && !ledger.IsComplete; turn++)
                {
                    for (int i = chance.Next(1, 30); i > 0 && ledger.HasNext; i--)
                        Send(ledger.PeekNext(out _), chance.Next(4) == 0);
                    if (!ledger.HasNext)
                        Send(ledger.PeekProbe(), isLost: false);
                    LedgerChange change = Acknowledge(ledger, arrived, newest);
                    round += (byte)(change.LostBytes > 0 ? 1 : 0);
                    Assert.InRange(ledger.InFlightBytes, 0, cut.MessageBytes);
                }
                Assert.True(ledger.IsComplete);
                Assert.All(arrived, Assert.True);
                Assert.Equal((0, 0), (ledger.InFlightBytes, ledger.InFlightCount));

                void Send(int index, bool isLost)
                {
                    ledger.OnSent(index, round);
                    if (isLost)
                        return;
                    arrived[index] = true;
                    newest = round;
                }
            });

    [Fact]
    public void Hostile_acknowledgements_break_nothing() =>
        Always.HoldsFor(
            Gen.Choose(0, int.MaxValue - 1),
            seed =>
            {
                var chance = new Random(seed);
                MessageCut cut = MessageCut.Make(50_000, 1_000);
                var ledger = new SegmentLedger();
                ledger.Begin(cut);
                byte[] map = new byte[20];
                for (int turn = 0; turn < 100; turn++)
                {
                    if (ledger.HasNext)
                        ledger.OnSent(ledger.PeekNext(out _), (byte)turn);
                    chance.NextBytes(map);
                    var header = new AcknowledgementHeader(
                        0, 0, (ushort)chance.Next(80), (ushort)chance.Next(65_536), 0, (byte)chance.Next(256), AcknowledgementStatus.Partial);
                    ledger.Learn(header, map.AsSpan(0, chance.Next(map.Length)));
                    Assert.InRange(ledger.InFlightBytes, 0, cut.MessageBytes);
                    Assert.InRange(ledger.InFlightCount, 0, cut.Count);
                    Assert.InRange(ledger.DueCount, 0, cut.Count);
                }
            },
            times: 100);

    [Fact]
    public void What_was_sent_again_is_not_lost_by_an_older_map()
    {
        var ledger = new SegmentLedger();
        ledger.Begin(MessageCut.Make(3_000, 1_025));
        ledger.OnSent(0, 0);
        ledger.OnSent(1, 0);
        ledger.OnSent(2, 0);
        var map = new AcknowledgementHeader(0, 0, 0, 3, 0, 0, AcknowledgementStatus.Partial);
        Assert.Equal(1_000, ledger.Learn(map, [0b010]).LostBytes);
        Assert.Equal(1, ledger.PeekNext(out bool isRepetition));
        Assert.True(isRepetition);
        ledger.OnSent(1, 1);
        Assert.Equal(default, ledger.Learn(map, [0b010]));
        Assert.Equal(1_000, ledger.Learn(map with { Round = 1 }, [0b010]).LostBytes);
    }

    private static LedgerChange Acknowledge(SegmentLedger ledger, bool[] arrived, byte newest)
    {
        int end = Array.LastIndexOf(arrived, true) + 1;
        byte[] map = new byte[(end + 7) / 8];
        for (int index = 0; index < end; index++)
            map[index / 8] |= (byte)(arrived[index] ? 0 : 1 << (index % 8));
        return ledger.Learn(new AcknowledgementHeader(0, 0, 0, (ushort)end, 0, newest, AcknowledgementStatus.Partial), map);
    }
}
