using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>
/// Decides who comes in.
/// <list type="number">
/// <item>A join that does not prove its address gets a challenge, which is shorter than any join: nothing is remembered.</item>
/// <item>A join that has been granted gets the same answer again.</item>
/// <item>A copy of a join of somebody who is gone gets none.</item>
/// <item>A name that is none, or taken at another address, or one too many: refused.</item>
/// <item>Whoever joins anew from its address takes the place of what it was there before.</item>
/// </list>
/// </summary>
internal sealed class RoomDoor(Seats seats, LineRelay relay, RoomOptions options, ulong room, Secrets secrets, AddressProof proof)
{
    private readonly PastJoins _past = new();
    private uint _lastMember;

    /// <summary>Whether a join proves its address; if not, it is challenged to.</summary>
    public bool IsProven(in Join join, in DatagramContext context)
    {
        if (proof.IsProven(context.Remote, join.Token))
            return true;
        context.Reply(new Challenge(join.Nonce, proof.TokenFor(context.Remote)));
        return false;
    }

    public bool IsPast(ulong nonce) => _past.Contains(nonce);

    /// <summary>Why somebody cannot come in; null when it can.</summary>
    public RefusalReason? Judge(in Join join, in RemoteAddress remote, out string? name)
    {
        if (!RoomName.TryRead(join.Name, out name))
            return RefusalReason.BadName;
        if (seats.TryFind(name, out Seat? namesake) && namesake.Remote != remote)
            return RefusalReason.NameTaken;
        return seats.Count >= options.MaxMembers && !seats.TryFind(remote, out _) ? RefusalReason.Full : null;
    }

    public Seat Admit(ulong nonce, string name, in DatagramContext context, TimeSpan now)
    {
        ulong history = Math.Min((ulong)options.History, relay.Newest - relay.Oldest + 1);
        var seat = new Seat
        {
            Member = ++_lastMember,
            Key = secrets.Next(),
            Nonce = nonce,
            Remote = context.Remote,
            Name = name,
            Audience = seats.AudienceOf(context.Sender.OptionsOfReply(context.Datagram)),
            First = relay.Newest - history + 1,
            LastHeard = now,
        };
        seats.Add(seat);
        return seat;
    }

    public void Dismiss(Seat seat, TimeSpan now)
    {
        seats.Remove(seat);
        _past.Add(seat.Nonce, now);
    }

    /// <summary>Says to a member that it is one.</summary>
    public void Welcome(Seat seat, in DatagramContext context)
    {
        Span<byte> names = stackalloc byte[RoomLimits.MaxNamesBytes];
        int length = seats.WriteNames(0, names, out _);
        context.Reply(new Joined
        {
            Nonce = seat.Nonce,
            Key = seat.Key,
            Room = room,
            Member = seat.Member,
            First = seat.First,
            Newest = relay.Newest,
            TimeoutMilliseconds = (uint)options.Timeout.TotalMilliseconds,
            Members = (uint)seats.Count,
            Names = names[..length],
        });
    }

    public void Expire(TimeSpan now) => _past.Expire(now);
}
