using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Support;

/// <summary>
/// What somebody hostile sends: noise, and requests, replies and challenges that are well formed but for a few bits, their length, or
/// the numbers they cannot know. Drawn from a seed. No question of theirs has a number of a test's.
/// </summary>
internal sealed class HostileDatagrams(int seed)
{
    private const int NoiseBytes = 200;
    private const int Sessions = 64;
    private const int NearbySequences = 100_000;

    // So many in a row are of one kind and length, so that the kernel takes them as one buffer: ten million are to come.
    private const int RunLength = 32;

    private readonly Random _chance = new(seed);
    private readonly byte[] _bytes = new byte[512];
    private int _leftInRun;
    private int _kind;
    private int _length;
    private bool _flips;

    /// <summary>The next datagram, valid until the one after it is asked for.</summary>
    public ReadOnlySpan<byte> Next()
    {
        int whole = Write(_leftInRun > 0 ? _kind : _kind = _chance.Next(8));
        if (_leftInRun-- == 0)
            BeginRun(whole);
        if (_flips && whole > 0)
            Flip(_chance.Next(whole * 8));
        return _bytes.AsSpan(0, _length);
    }

    /// <summary>Half of them keep their length, the others are cut or made longer.</summary>
    private void BeginRun(int whole)
    {
        _leftInRun = RunLength - 1;
        _flips = _chance.Next(3) == 0;
        _length = _chance.Next(4) switch
        {
            0 => _chance.Next(whole + 1),
            1 => whole + _chance.Next(_bytes.Length - whole),
            _ => whole,
        };
    }

    private int Write(int kind) => kind switch
    {
        0 => WriteNoise(),
        1 or 2 or 3 => WriteRequest(),
        4 => WriteChallenge(),
        _ => WriteReply(),
    };

    private int WriteNoise()
    {
        _chance.NextBytes(_bytes.AsSpan(0, NoiseBytes));
        return NoiseBytes;
    }

    private int WriteRequest()
    {
        var header = new RequestHeader(Next64(), Next64() % Sessions, Next64(), NextSequence(), NextSequence());
        RequestHeader.TryWrite(header, _bytes, out int written, out _);
        return written + Write(new Question(-1 - _chance.Next()), written);
    }

    private int WriteReply()
    {
        ReplyHeader.TryWrite(new ReplyHeader(Next64(), NextSequence(), (RequestRejection)_chance.Next(6)), _bytes, out int written, out _);
        return written + Write(new Answer(_chance.NextInt64(), 1), written);
    }

    private int WriteChallenge()
    {
        Challenge.TryWrite(new Challenge(Next64(), NextSequence(), Next64()), _bytes, out int written, out _);
        return written;
    }

    private int Write<TMessage>(in TMessage message, int offset)
        where TMessage : IDatagramMessage<TMessage>
    {
        TMessage.TryWrite(message, _bytes.AsSpan(offset), out int written, out _);
        return written;
    }

    // The highest bit of each byte is left alone, for among them is the sign of a question's number, which tells the hostile ones.
    private void Flip(int bit) => _bytes[bit / 8] ^= (byte)(1 << (bit % 7));

    private ulong Next64() => (ulong)_chance.NextInt64(long.MinValue, long.MaxValue);

    // Mostly where the real ones are, for those pass the most checks.
    private uint NextSequence() => _chance.Next(4) == 0 ? (uint)Next64() : (uint)_chance.Next(NearbySequences);
}
