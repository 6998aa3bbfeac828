using System.Net;
using System.Text;
using FastUdp.Demo.Chat.Room.Server;
using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Tests.Chat.Room;

public class SeatsTests
{
    private readonly Seats _seats = new();

    [Fact]
    public void Members_are_found_by_address_and_by_name_until_they_go()
    {
        Seat ada = Add("ada", source: 1);
        Seat bob = Add("bob", source: 2);
        _seats.Remove(ada);
        Assert.False(_seats.TryFind("ada", out _));
        Assert.False(_seats.TryFind(ada.Remote, out _));
        Assert.True(_seats.TryFind("BOB", out Seat? found) && found == bob);
        Assert.Same(bob, _seats[0]);
        Assert.Equal(1, _seats.Count);
    }

    [Fact]
    public void Those_who_asked_at_one_address_of_this_machine_are_one_audience()
    {
        Seat ada = Add("ada", source: 1);
        Seat bob = Add("bob", source: 1);
        Seat cho = Add("cho", source: 2);
        Assert.Same(ada.Audience, bob.Audience);
        Assert.NotSame(ada.Audience, cho.Audience);
        _seats.Remove(ada);
        Assert.Equal(0, bob.PlaceInAudience);
        _seats.Remove(bob);
        Assert.NotSame(bob.Audience, Add("dan", source: 1).Audience);
    }

    [Fact]
    public void Names_are_written_as_far_as_they_fit()
    {
        Add("ada", source: 1);
        Add("小明", source: 1);
        Add("bob", source: 1);
        Span<byte> place = stackalloc byte[12];
        int length = _seats.WriteNames(0, place, out int next);
        Assert.Equal(("ada\n小明", 2), (Encoding.UTF8.GetString(place[..length]), next));
        length = _seats.WriteNames(next, place, out next);
        Assert.Equal(("bob", 3), (Encoding.UTF8.GetString(place[..length]), next));
        Assert.Equal(0, _seats.WriteNames(next, place, out _));
        Assert.Equal((byte)'\n', RoomLimits.NameSeparator);
    }

    private Seat Add(string name, byte source)
    {
        var options = new SendOptions { Source = new LocalAddress(new IPAddress([127, 0, 0, source])) };
        var seat = new Seat
        {
            Member = (uint)_seats.Count + 1,
            Key = 1,
            Nonce = 1,
            Remote = new IPEndPoint(IPAddress.Loopback, 1_000 + _seats.Count),
            Name = name,
            Audience = _seats.AudienceOf(options),
            First = 1,
        };
        _seats.Add(seat);
        return seat;
    }
}
