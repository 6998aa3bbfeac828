using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>
/// Gives lines their numbers, keeps them, and sends each to everybody else: written once, where it is kept, and sent from there in
/// batches. Nothing is allocated for a line, and nothing touched of a member but its address.
/// </summary>
internal sealed class LineRelay(Seats seats, ulong room)
{
    private readonly KeptLines _kept = new(RoomOptions.KeptLines);

    public ulong Newest => _kept.Newest;

    public ulong Oldest => _kept.Oldest;

    /// <summary>Sends a line to all but the one it is about.</summary>
    /// <returns>To how many.</returns>
    public int Send(LineKind kind, Seat about, ReadOnlySpan<byte> text, DatagramSender sender)
    {
        ReadOnlySpan<byte> line = _kept.Add(new Line
        {
            Room = room,
            Number = Newest + 1,
            Kind = kind,
            Speaker = about.Member,
            Name = about.NameUtf8,
            Text = text,
        });
        return seats.SendToAllBut(about, line, sender);
    }

    /// <summary>Sends lines again to whoever asks, as many as are wanted, kept and allowed.</summary>
    /// <returns>How many.</returns>
    public int SendAgain(in Alive asked, in Datagram datagram, DatagramSender sender)
    {
        if (asked.Have >= Newest)
            return 0;
        ulong wanted = Math.Min(asked.Wanted, (ulong)RoomLimits.MaxLinesAgain);
        ulong first = Math.Max(asked.Have, Oldest - 1) + 1;
        ulong last = Math.Min(Newest, asked.Have + wanted);
        int sent = 0;
        for (ulong number = first; number <= last; number++, sent++)
            sender.Reply(datagram, _kept[number]);
        return sent;
    }
}
