using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>
/// Cookies that prove an address: who sends one back has received it there. A cookie is a keyed hash of the address, the join and a
/// coarse time, so the room remembers none, and a forged source costs it nothing but the hash.
/// </summary>
internal sealed class CookieJar
{
    /// <summary>A cookie holds for as long as this at least, and twice as long at most.</summary>
    public static readonly TimeSpan Epoch = TimeSpan.FromSeconds(10);

    private readonly byte[] _key = new byte[32];

    public CookieJar(Secrets secrets) => secrets.Fill(_key);

    /// <summary>The cookie of a join; never 0, which says that there is none.</summary>
    public ulong Bake(in RemoteAddress remote, ulong nonce, TimeSpan now) => Bake(new CookieInput(remote, nonce, EpochOf(now)));

    /// <summary>Whether a cookie is this join's, made in this epoch or the one before.</summary>
    /// <remarks>64 bits are compared in one instruction, whichever of them differ: a guess learns nothing from another.</remarks>
    public bool Proves(in RemoteAddress remote, ulong nonce, ulong cookie, TimeSpan now)
    {
        if (cookie == 0)
            return false;
        var input = new CookieInput(remote, nonce, EpochOf(now));
        return cookie == Bake(input) || cookie == Bake(input with { Epoch = input.Epoch - 1 });
    }

    private static long EpochOf(TimeSpan now) => now.Ticks / Epoch.Ticks;

    private ulong Bake(in CookieInput input)
    {
        Span<byte> bytes = stackalloc byte[CookieInput.MaxWireSize];
        if (!CookieInput.TryWrite(input, bytes, out int length, out _))
            throw new InvalidOperationException($"The address {input.Remote} cannot be written.");
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, bytes[..length], hash);
        return Math.Max(BinaryPrimitives.ReadUInt64LittleEndian(hash), 1);
    }
}
