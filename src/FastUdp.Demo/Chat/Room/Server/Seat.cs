using System.Text;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>A member as the room knows it.</summary>
internal sealed class Seat
{
    public required uint Member { get; init; }

    public required ulong Key { get; init; }

    /// <summary>The join that it came with.</summary>
    public required ulong Nonce { get; init; }

    public required RemoteAddress Remote { get; init; }

    public required string Name { get; init; }

    /// <summary>The name as it is sent.</summary>
    public byte[] NameUtf8 => field ??= Encoding.UTF8.GetBytes(Name);

    /// <summary>Those who are sent lines from the same address of this machine, itself among them.</summary>
    public required Audience Audience { get; init; }

    /// <summary>Its place among them.</summary>
    public int PlaceInAudience { get; set; }

    /// <summary>Its place among all members.</summary>
    public int Place { get; set; }

    /// <summary>The number of the first line that is meant for it: of the history it was given, or else that of its own coming.</summary>
    public required ulong First { get; init; }

    public TimeSpan LastHeard { get; set; }

    /// <summary>The sequence of the last line taken; 0 before the first.</summary>
    public uint LastSequence { get; set; }

    /// <summary>The number that line was given.</summary>
    public ulong LastNumber { get; set; }

    private RateMeter _lines;
    private RateMeter _questions;

    public bool MaySay(Rate rate, TimeSpan now) => _lines.TryTake(rate, now);

    public bool MayAsk(TimeSpan now) => _questions.TryTake(RoomOptions.Questions, now);
}
