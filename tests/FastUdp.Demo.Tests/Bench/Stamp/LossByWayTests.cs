using FastUdp.Demo.Bench.Stamp;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Stamp;

/// <summary>What two rows of numbers say of the way on which packets were lost.</summary>
public class LossByWayTests
{
    [Fact]
    public void A_gap_in_the_packets_alone_is_the_way_there_and_one_in_both_the_way_back()
    {
        var loss = new LossByWay();
        loss.Take(0, 0, isFirst: true);
        loss.Take(3, 1, isFirst: true);     // 1 and 2 never got there
        loss.Take(5, 3, isFirst: true);     // the answer to 4 did not come back
        Assert.Equal((2, 1, true), (loss.Forward, loss.Backward, loss.IsNumbered));
    }

    [Fact]
    public void A_session_that_goes_on_begins_with_its_first_answer()
    {
        var loss = new LossByWay();
        loss.Take(0, 700, isFirst: true);
        loss.Take(2, 701, isFirst: true);
        Assert.Equal((1, 0), (loss.Forward, loss.Backward));
    }

    [Fact]
    public void A_packet_doubled_on_the_way_there_has_two_answers_and_one_doubled_on_the_way_back_one_twice()
    {
        var there = new LossByWay();
        there.Take(0, 0, isFirst: true);
        there.Take(0, 1, isFirst: false);
        there.Take(1, 2, isFirst: true);
        var back = new LossByWay();
        back.Take(0, 0, isFirst: true);
        back.Take(0, 0, isFirst: false);
        back.Take(1, 1, isFirst: true);
        Assert.Equal((0, 0, 0, 0), (there.Forward, there.Backward, back.Forward, back.Backward));
    }

    [Fact]
    public void Whatever_is_lost_before_the_last_answer_is_told_exactly() => Always.HoldsForLists(Gen.Choose(0, 2), static fates =>
    {
        var loss = new LossByWay();
        uint answer = 0;
        (long forward, long backward, long pendingForward, long pendingBackward) = (0, 0, 0, 0);
        for (uint packet = 0; packet < fates.Length; packet++)
        {
            pendingForward += fates[packet] == 1 ? 1 : 0;
            pendingBackward += fates[packet] == 2 ? 1 : 0;
            if (fates[packet] == 0)
            {
                loss.Take(packet, answer, isFirst: true);
                (forward, backward) = (pendingForward, pendingBackward);
            }
            answer += fates[packet] == 1 ? 0u : 1;
        }
        Assert.Equal((forward, backward), (loss.Forward, loss.Backward));
    });
}
