using System.Diagnostics.CodeAnalysis;
using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>The members: by address, by name, and back to back.</summary>
internal sealed class Seats
{
    private readonly Dictionary<RemoteAddress, Seat> _byRemote = [];
    private readonly Dictionary<string, Seat> _byName = new(RoomName.Comparer);
    private readonly List<Seat> _all = [];
    private readonly List<Audience> _audiences = [];

    public int Count => _all.Count;

    public Seat this[int place] => _all[place];

    public bool TryFind(in RemoteAddress remote, [NotNullWhen(true)] out Seat? seat) => _byRemote.TryGetValue(remote, out seat);

    public bool TryFind(string name, [NotNullWhen(true)] out Seat? seat) => _byName.TryGetValue(name, out seat);

    /// <summary>Those who are sent to in this way; there is one for each address of this machine at most.</summary>
    public Audience AudienceOf(SendOptions options)
    {
        Audience? audience = _audiences.Find(audience => audience.Options == options);
        if (audience is null)
            _audiences.Add(audience = new Audience(options));
        return audience;
    }

    public void Add(Seat seat)
    {
        _byRemote.Add(seat.Remote, seat);
        _byName.Add(seat.Name, seat);
        seat.Place = _all.Count;
        _all.Add(seat);
        seat.Audience.Add(seat);
    }

    public void Remove(Seat seat)
    {
        _byRemote.Remove(seat.Remote);
        _byName.Remove(seat.Name);
        Seat last = _all[^1];
        _all[seat.Place] = last;
        last.Place = seat.Place;
        _all.RemoveAt(_all.Count - 1);
        seat.Audience.Remove(seat);
        if (seat.Audience.Count == 0)
            _audiences.Remove(seat.Audience);
    }

    /// <summary>Sends the same bytes to all but one; gives how many that were.</summary>
    public int SendToAllBut(Seat? except, ReadOnlySpan<byte> line, DatagramSender sender)
    {
        int sent = 0;
        foreach (Audience audience in _audiences)
            sent += audience.SendToAllBut(except, line, sender);
        return sent;
    }

    /// <summary>Writes names from a place on, as many as fit; gives the bytes and the place after the last.</summary>
    public int WriteNames(int from, Span<byte> destination, out int next)
    {
        int length = 0;
        for (next = from; next < _all.Count; next++)
        {
            byte[] name = _all[next].NameUtf8;
            int separators = length == 0 ? 0 : 1;
            if (length + separators + name.Length > destination.Length)
                break;
            if (separators > 0)
                destination[length++] = RoomLimits.NameSeparator;
            name.CopyTo(destination[length..]);
            length += name.Length;
        }
        return length;
    }
}
