using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FastUdp.Requests;

/// <summary>
/// The chance a client needs: identifiers of requests and sessions, which nobody must be able to guess, and jitter,
/// which anybody may. Not safe from several threads.
/// </summary>
/// <remarks>The system's generator is asked for many identifiers at once: by itself it costs more than the rest of a
/// request.</remarks>
internal sealed class RequestIds(Random? injected)
{
    private const int Buffered = 512;

    private readonly ulong[] _ids = new ulong[Buffered];
    private readonly Random _chance = injected ?? new Random();
    private int _used = Buffered;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        if (_used == Buffered)
            Refill();
        return _ids[_used++];
    }

    /// <summary>A random number from 0 up to but not including 1.</summary>
    public double NextChance() => _chance.NextDouble();

    private void Refill()
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(_ids.AsSpan());
        if (injected is null)
            RandomNumberGenerator.Fill(bytes);
        else
            injected.NextBytes(bytes);
        _used = 0;
    }
}
