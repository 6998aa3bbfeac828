namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>
/// Members who are sent lines in the same way: from the address of this machine where they asked. Most rooms have one audience. The
/// remotes lie back to back, so that a line for all of them reads nothing else.
/// </summary>
internal sealed class Audience(SendOptions options)
{
    private RemoteAddress[] _remotes = new RemoteAddress[16];
    private Seat[] _seats = new Seat[16];

    public SendOptions Options => options;

    public int Count { get; private set; }

    public void Add(Seat seat)
    {
        if (Count == _remotes.Length)
        {
            Array.Resize(ref _remotes, 2 * Count);
            Array.Resize(ref _seats, 2 * Count);
        }
        seat.PlaceInAudience = Count;
        _remotes[Count] = seat.Remote;
        _seats[Count++] = seat;
    }

    /// <summary>The last takes the place of the one that goes: nothing else moves.</summary>
    public void Remove(Seat seat)
    {
        int place = seat.PlaceInAudience;
        Seat last = _seats[--Count];
        _remotes[place] = last.Remote;
        _seats[place] = last;
        last.PlaceInAudience = place;
        _seats[Count] = null!;
    }

    /// <summary>Sends the same bytes to all but one.</summary>
    public int SendToAllBut(Seat? except, ReadOnlySpan<byte> line, DatagramSender sender)
    {
        ReadOnlySpan<RemoteAddress> remotes = _remotes.AsSpan(0, Count);
        if (except is null || except.Audience != this)
        {
            sender.SendToEach(remotes, line, options);
            return Count;
        }
        sender.SendToEach(remotes[..except.PlaceInAudience], line, options);
        sender.SendToEach(remotes[(except.PlaceInAudience + 1)..], line, options);
        return Count - 1;
    }
}
