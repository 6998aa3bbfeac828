using System.Net;
using FastUdp.Demo.Chat.Room.Server;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Impairment;

namespace FastUdp.Demo.Tests.Chat.Room;

/// <summary>Who is a member, and who no more.</summary>
public class RoomMemberTests
{
    [Fact]
    public void A_line_goes_to_all_others_and_not_to_its_speaker()
    {
        using var room = new SimulatedRoom();
        SimulatedMember ada = room.Join("ada");
        SimulatedMember bob = room.Join("bob");
        SimulatedMember cho = room.Join("cho");
        ada.Say("你好");
        room.Run(1);
        Assert.Equal(["你好"], bob.TextsOf("ada"));
        Assert.Equal(["你好"], cho.TextsOf("ada"));
        Assert.Empty(ada.TextsOf("ada"));
        Assert.Single(ada.Heard);
        Assert.Equal(1, room.Counters.Lines);
    }

    [Fact]
    public void A_newcomer_is_told_who_is_here_and_the_last_lines_and_the_others_that_it_came()
    {
        using var room = new SimulatedRoom(options: new RoomOptions { History = 3 });
        SimulatedMember ada = room.Join("ada");
        for (int line = 1; line <= 5; line++)
            ada.Say($"{line}");
        room.Run(2);
        SimulatedMember bob = room.Join("bob");
        room.Run(1);
        Assert.Equal(["3", "4", "5"], bob.TextsOf("ada"));
        Assert.Equal(["ada", "bob"], bob.Names);
        Assert.Contains(ada.Shown, static line => line is { Kind: LineKind.Joined, Name: "bob" });
        Assert.DoesNotContain(bob.Shown, static line => line.Name == "bob");
    }

    [Fact]
    public void Whoever_leaves_gets_nothing_more_and_the_others_are_told()
    {
        using var room = new SimulatedRoom();
        SimulatedMember ada = room.Join("ada");
        SimulatedMember bob = room.Join("bob");
        bob.Leave();
        room.RunUntil(() => bob.HasLeft);
        ada.Say("gone?");
        room.Run(1);
        Assert.Empty(bob.TextsOf("ada"));
        Assert.Equal(["ada Joined", "bob Joined", "bob Left"], room.Moves);
        Assert.Contains(ada.Shown, static line => line is { Kind: LineKind.Left, Name: "bob" });
        Assert.Equal(1, room.Service.Members);
    }

    [Fact]
    public void Whoever_falls_silent_is_taken_for_gone_after_the_time_out_and_its_name_is_free()
    {
        using var room = new SimulatedRoom(options: new RoomOptions { Timeout = TimeSpan.FromSeconds(10) });
        SimulatedMember ada = room.Join("ada");
        SimulatedMember bob = room.Join("bob");
        bob.Dispose();
        room.Run(8);
        Assert.Equal(2, room.Service.Members);
        room.Run(4);
        Assert.Equal("bob TimedOut", room.Moves[^1]);
        Assert.Contains(ada.Shown, static line => line is { Kind: LineKind.TimedOut, Name: "bob" });
        Assert.True(room.Join("bob").IsPresent);
        Assert.Equal(1, room.Counters.Timeouts);
    }

    [Theory]
    [InlineData("ada", "refused NameTaken")]
    [InlineData("ADA", "refused NameTaken")]
    [InlineData("a\nb", "refused BadName")]
    [InlineData(" ada", "refused BadName")]
    [InlineData("", "refused BadName")]
    [InlineData("\u202Eada", "refused BadName")]
    public void A_name_that_is_taken_or_none_is_refused(string name, string refusal)
    {
        using var room = new SimulatedRoom();
        room.Join("ada");
        SimulatedMember other = room.Meet(name);
        other.Join();
        room.Run(3);
        Assert.Equal([refusal], other.Events);
        Assert.Equal(1, room.Service.Members);
    }

    [Fact]
    public void One_member_too_many_is_refused()
    {
        using var room = new SimulatedRoom(options: new RoomOptions { MaxMembers = 2 });
        room.Join("ada");
        room.Join("bob");
        SimulatedMember cho = room.Meet("cho");
        cho.Join();
        room.Run(3);
        Assert.Equal(["refused Full"], cho.Events);
    }

    [Fact]
    public void A_restart_at_the_same_address_takes_the_place_of_what_was_there()
    {
        using var room = new SimulatedRoom();
        SimulatedMember ada = room.Join("ada");
        IPEndPoint address = ada.Address;
        ada.Dispose();
        SimulatedMember anew = room.MeetAt("ada", address);
        anew.Join();
        room.RunUntil(() => anew.IsPresent);
        Assert.Equal(1, room.Service.Members);
        Assert.Equal(1, room.Counters.Replaced);
    }

    [Fact]
    public void Members_notice_a_restart_of_the_room_and_join_again_and_what_was_not_heard_is_said()
    {
        using var room = new SimulatedRoom(options: new RoomOptions { Timeout = TimeSpan.FromSeconds(6) });
        SimulatedMember ada = room.Join("ada");
        SimulatedMember bob = room.Join("bob");
        ada.Say("before");
        room.Run(1);
        room.Stop();
        ada.Say("meanwhile");
        room.Run(10);
        Assert.Contains("silence", bob.Events);
        room.Start();
        room.RunUntil(() => bob.TextsOf("ada").Length == 2);
        Assert.Equal(["before", "meanwhile"], bob.TextsOf("ada"));
        Assert.Equal(["joined", "silence", "forgotten", "again"], ada.Events);
        bob.Say("after");
        room.Run(1);
        Assert.Equal(["after"], ada.TextsOf("bob"));
    }

    [Fact]
    public void Whoever_was_cut_off_for_longer_than_the_time_out_comes_back_and_misses_nothing()
    {
        using var room = new SimulatedRoom(options: new RoomOptions { Timeout = TimeSpan.FromSeconds(4), History = 0 });
        SimulatedMember ada = room.Join("ada");
        SimulatedMember bob = room.Join("bob");
        Cut(room, bob, new LinkImpairment { Loss = LossModel.Independent(1) });
        ada.Say("unheard");
        room.Run(8);
        Assert.Contains("bob TimedOut", room.Moves);
        Cut(room, bob, new LinkImpairment());
        room.RunUntil(() => bob.TextsOf("ada").Length == 1);
        Assert.Contains("again", bob.Events);
        Assert.Equal(bob.Shown.Select(static line => line.Number).Distinct(), bob.Shown.Select(static line => line.Number));
    }

    [Fact]
    public void Lines_that_the_room_keeps_no_more_are_missed_and_counted()
    {
        using var room = new SimulatedRoom(options: new RoomOptions { Lines = new(1_000_000, 1_000_000), Timeout = TimeSpan.FromMinutes(5) });
        SimulatedMember ada = room.Join("ada");
        SimulatedMember bob = room.Join("bob");
        room.Run(1);
        Cut(room, bob, new LinkImpairment { Loss = LossModel.Independent(1) });
        for (int line = 0; line < RoomOptions.KeptLines + 10; line++)
        {
            ada.Say($"{line}");
            room.RunUntil(() => ada.Heard.Count == ada.Said.Count);
        }
        Cut(room, bob, new LinkImpairment());
        room.RunUntil(() => bob.TextsOf("ada").LastOrDefault() == $"{RoomOptions.KeptLines + 9}");
        Assert.Contains("missed 10", bob.Events);
        Assert.Equal(RoomOptions.KeptLines, bob.TextsOf("ada").Length);
    }

    [Fact]
    public void Names_that_do_not_fit_one_datagram_come_in_several()
    {
        using var room = new SimulatedRoom();
        string[] names = [.. Enumerable.Range(0, 30).Select(static i => $"{i:00}{new string('名', 30)}")];
        SimulatedMember last = names.Select(room.Join).ToArray()[^1];
        var listed = new List<string>();
        uint from = 0;
        do
        {
            int pages = last.Events.Count;
            last.AskNames(from);
            room.RunUntil(() => last.Events.Count > pages);
            listed.AddRange(last.Names);
            from = last.NextNames;
        }
        while (from > 0);
        Assert.Equal(names, listed);
    }

    private static void Cut(SimulatedRoom room, SimulatedMember member, LinkImpairment links)
    {
        room.Network.SetLink(SimulatedRoom.Address.Address, member.Address.Address, links);
        room.Network.SetLink(member.Address.Address, SimulatedRoom.Address.Address, links);
    }
}
