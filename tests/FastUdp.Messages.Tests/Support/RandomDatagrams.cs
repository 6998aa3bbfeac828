namespace FastUdp.Messages.Tests.Support;

/// <summary>Messages with some bytes changed, cut anywhere, and in every other one random bytes behind the identifier.</summary>
internal sealed class RandomDatagrams(int seed, byte[][] messages)
{
    private readonly Random _random = new(seed);
    private readonly byte[] _buffer = new byte[Math.Max(96, messages.Max(each => each.Length))];
    private int _count;

    public ReadOnlySpan<byte> Next()
    {
        messages[_count % messages.Length].CopyTo(_buffer, 0);
        int length = _random.Next(97);
        if (_count++ % 2 == 0)
            _random.NextBytes(_buffer.AsSpan(Math.Min(2, length), Math.Max(0, length - 2)));
        for (int change = _random.Next(8); change > 0; change--)
            _buffer[_random.Next(Math.Max(1, length))] = (byte)_random.Next(256);
        return _buffer.AsSpan(0, length);
    }
}
