using System.Net;
using System.Text;

namespace FastUdp.Messages.Tests.Support;

/// <summary>Values of every type a message may hold, the extreme ones often, all from one seed.</summary>
public sealed class RandomValues(int seed)
{
    private static readonly string[] Letters = ["a", "Z", "0", " ", "é", "ß", "中", "文", "€", "😀", "\u0000", "\uFFFD", "ﷺ"];

    private readonly Random _random = new(seed);

    public bool Bool() => _random.Next(2) == 0;

    public int Int(int min, int max) => _random.Next(min, max + 1);

    /// <summary>Random bits, often all zeros, all ones, or a single one.</summary>
    public ulong Bits(int width)
    {
        ulong mask = ulong.MaxValue >> (64 - width);
        return mask & _random.Next(6) switch
        {
            0 => 0,
            1 => ulong.MaxValue,
            2 => 1UL << _random.Next(width),
            _ => (ulong)_random.NextInt64(long.MinValue, long.MaxValue),
        };
    }

    public long SignedBits(int width) => (long)(Bits(width) << (64 - width)) >> (64 - width);

    public UInt128 Bits128() => new(Bits(64), Bits(64));

    public Half Half() => BitConverter.UInt16BitsToHalf((ushort)Bits(16));

    public float Float() => BitConverter.UInt32BitsToSingle((uint)Bits(32));

    public double Double() => BitConverter.UInt64BitsToDouble(Bits(64));

    public decimal Decimal() => new((int)Bits(32), (int)Bits(32), (int)Bits(32), Bool(), (byte)_random.Next(29));

    public Guid Guid()
    {
        byte[] bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    public DateTime DateTime() => new(Ticks(), (DateTimeKind)_random.Next(3));

    public DateTimeOffset DateTimeOffset()
    {
        TimeSpan offset = TimeSpan.FromMinutes(_random.Next(-840, 841));
        long margin = TimeSpan.FromDays(1).Ticks;
        return new DateTimeOffset(_random.NextInt64(margin, System.DateTime.MaxValue.Ticks - margin), offset);
    }

    public DateOnly Date() => DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber + 1));

    public TimeOnly Time() => new(_random.NextInt64(TimeSpan.TicksPerDay));

    public TimeSpan Span() => new(SignedBits(64));

    public T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    public T? Maybe<T>(Func<T> make)
        where T : struct => Bool() ? make() : null;

    public T? MaybeObject<T>(Func<T> make)
        where T : class => Bool() ? make() : null;

    /// <summary>A text of at most so many bytes of UTF-8, often of exactly as many.</summary>
    public string Text(int maxBytes, bool withZero = true)
    {
        var text = new StringBuilder();
        int room = Count(maxBytes);
        while (room > 0)
        {
            string letter = Pick(Letters);
            if (letter == "\0" && !withZero)
                continue;
            int bytes = Encoding.UTF8.GetByteCount(letter);
            letter = bytes <= room ? letter : "x";
            text.Append(letter);
            room -= Math.Min(bytes, Encoding.UTF8.GetByteCount(letter));
        }
        return text.ToString();
    }

    public byte[] Bytes(int max) => ExactBytes(Count(max));

    public byte[] ExactBytes(int length)
    {
        byte[] bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    public T[] Array<T>(int max, Func<T> make) => ExactArray(Count(max), make);

    public static T[] ExactArray<T>(int length, Func<T> make)
    {
        var items = new T[length];
        for (int index = 0; index < length; index++)
            items[index] = make();
        return items;
    }

    public IPAddress Address() => Bool()
        ? new IPAddress(ExactBytes(4))
        : new IPAddress(ExactBytes(16), (uint)Bits(32));

    public RemoteAddress Remote() => _random.Next(3) == 0 ? default : new RemoteAddress(new IPEndPoint(Address(), _random.Next(65_536)));

    private long Ticks() => Pick(0, System.DateTime.MaxValue.Ticks, _random.NextInt64(System.DateTime.MaxValue.Ticks));

    private int Count(int max) => _random.Next(4) switch { 0 => 0, 1 => max, _ => _random.Next(max + 1) };
}
