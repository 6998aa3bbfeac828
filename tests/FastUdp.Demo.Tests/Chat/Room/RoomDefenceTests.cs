using FastUdp.Demo.Chat.Room.Server;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Chat.Room;

/// <summary>What strangers, forgers and members who speak too fast can do: little.</summary>
public class RoomDefenceTests
{
    [Fact]
    public void A_stranger_is_not_relayed()
    {
        using var room = new SimulatedRoom();
        SimulatedMember ada = room.Join("ada");
        using Stranger stranger = new(room);
        stranger.Send(new Say { Key = 7, Sequence = 1, Text = "spam"u8 });
        stranger.Send("spam"u8);
        room.Run(1);
        Assert.DoesNotContain(ada.Shown, static line => line.Kind == LineKind.Said);
        Assert.Equal(1, room.Counters.Strangers);
        Assert.Equal(1, room.Service.Dispatched.Refused);
    }

    [Fact]
    public void Whoever_has_not_proved_its_address_is_never_sent_more_than_it_sent()
    {
        using var room = new SimulatedRoom();
        room.Join("ada");
        using Stranger stranger = new(room);
        Check(new Join { Nonce = 1 });
        Check(new Join { Nonce = 2, Token = 3, Name = "ada"u8 });
        Check(new Say { Key = 1, Sequence = 1 });
        Check(new Alive(1, 0, 16));
        Check(new WhoIsHere(1, 0));
        Check(new Leave(1));

        void Check<TMessage>(scoped in TMessage message)
            where TMessage : IDatagramMessage<TMessage>, allows ref struct
        {
            int sent = stranger.Send(message);
            room.Run(1);
            Assert.InRange(stranger.Take(), 1, sent);
        }
    }

    [Fact]
    public void A_token_is_not_good_for_ever()
    {
        using var room = new SimulatedRoom();
        using Stranger stranger = new(room);
        stranger.Send(new Join { Nonce = 1, Name = "late"u8 });
        room.Run(2 * RoomOptions.ProofLifetime.TotalSeconds);
        Assert.True(Challenge.TryRead(stranger.Last, out Challenge challenge, out _));
        stranger.Send(new Join { Nonce = 1, Token = challenge.Token, Name = "late"u8 });
        room.Run(0.1);
        Assert.Equal(2, room.Counters.Challenges);
        Assert.Equal(0, room.Counters.Joins);
    }

    [Fact]
    public void A_member_is_not_thrown_out_by_whoever_does_not_know_its_key()
    {
        using var room = new SimulatedRoom();
        SimulatedMember ada = room.Join("ada");

        // From the very address of the room, as a forger would have it.
        room.Stop();
        using (UdpEndpoint forger = UdpEndpoint.Bind(SimulatedRoom.Address, new UdpEndpointOptions { Network = room.Network }))
        {
            for (ulong guess = 0; guess < 100; guess++)
                forger.TrySend(ada.Address, new Gone(guess));
            forger.TrySend(ada.Address, new Line { Room = 1, Number = 2, Name = "eve"u8, Text = "trust me"u8 });
            forger.TrySend(ada.Address, new RoomState(1, 1_000, 2_000));
            room.Run(1);
        }
        room.Start();
        Assert.Equal(["joined"], ada.Events);
        Assert.Empty(ada.Shown);
    }

    [Fact]
    public void A_late_copy_of_a_join_brings_nobody_back()
    {
        using var room = new SimulatedRoom();
        using Stranger stranger = new(room);
        stranger.Send(new Join { Nonce = 9, Name = "ghost"u8 });
        room.Run(0.1);
        Assert.True(Challenge.TryRead(stranger.Last, out Challenge challenge, out _));
        var join = new Join { Nonce = 9, Token = challenge.Token, Name = "ghost"u8 };
        stranger.Send(join);
        room.Run(0.1);
        Assert.True(Joined.TryRead(stranger.Last, out Joined joined, out _));
        stranger.Send(join);
        room.Run(0.1);
        Assert.Equal(1, room.Counters.Joins);

        stranger.Send(new Leave(joined.Key));
        room.Run(0.1);
        Assert.True(Gone.TryRead(stranger.Last, out _, out _));
        stranger.Send(join);
        room.Run(0.1);
        Assert.Equal(0, room.Service.Members);
        Assert.Equal(1, room.Counters.PastJoins);
    }

    [Fact]
    public void A_member_that_speaks_too_fast_is_held_to_its_rate_and_loses_no_line()
    {
        using var room = new SimulatedRoom(options: new RoomOptions { Lines = new(PerSecond: 5, Burst: 2) });
        SimulatedMember ada = room.Join("ada");
        SimulatedMember bob = room.Join("bob");
        for (int line = 0; line < 20; line++)
            ada.Say($"{line}");
        room.Run(2);
        Assert.InRange(bob.TextsOf("ada").Length, 2, 12);
        room.RunUntil(() => ada.Heard.Count == 20);
        room.Run(1);
        Assert.Equal(ada.Said, bob.TextsOf("ada"));
        Assert.True(room.Counters.SaidTooFast > 0);
    }

    [Fact]
    public void A_line_that_is_said_again_is_taken_once()
    {
        using var room = new SimulatedRoom();
        SimulatedMember ada = room.Join("ada");
        using Stranger bob = new(room);
        ulong key = bob.Join("bob");
        for (int copy = 0; copy < 3; copy++)
            bob.Send(new Say { Key = key, Sequence = 1, Text = "once"u8 });
        bob.Send(new Say { Key = key, Sequence = 3, Text = "out of turn"u8 });
        bob.Send(new Say { Key = key, Sequence = 2 });
        room.Run(1);
        Assert.Equal(["once"], ada.TextsOf("bob"));
        Assert.Equal((1, 3, 1), (room.Counters.Lines, room.Counters.SaidAgain, room.Counters.Empty));
    }

    [Fact]
    public void Comings_and_goings_beyond_a_rate_are_not_told_but_counted()
    {
        using var room = new SimulatedRoom();
        SimulatedMember ada = room.Join("ada");
        for (int visit = 0; visit < 100; visit++)
        {
            using Stranger guest = new(room, 2_000 + visit);
            ulong key = guest.Join($"guest {visit}");
            guest.Send(new Leave(key));
            room.Run(0.001);
        }
        room.Run(1);
        Assert.True(room.Counters.Untold > 0);
        Assert.Equal(201, room.Counters.Untold + room.Moves.Count);
        Assert.Equal(room.Moves.Count, ada.Shown.Count + 1);
    }

    [Fact]
    public void Any_bytes_at_all_leave_the_room_and_its_members_as_they_are()
    {
        using var room = new SimulatedRoom();
        SimulatedMember ada = room.Join("ada");
        SimulatedMember bob = room.Join("bob");
        using Stranger stranger = new(room);
        var chance = new Random(4);
        for (int datagram = 0; datagram < 2_000; datagram++)
        {
            byte[] bytes = new byte[chance.Next(0, 60)];
            chance.NextBytes(bytes);
            if (bytes.Length > 0)
                bytes[0] = (byte)chance.Next(30, 46);
            stranger.Send(bytes);
            room.Run(0.001);
        }
        ada.Say("still here");
        room.Run(1);
        Assert.Equal(["still here"], bob.TextsOf("ada"));
        Assert.Equal(2, room.Service.Members);
    }
}
