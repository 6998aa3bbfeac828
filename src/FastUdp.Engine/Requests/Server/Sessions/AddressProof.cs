using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace FastUdp.Requests;

/// <summary>
/// Tokens that prove an address: who sends one back has received it there (RFC 9000 section 8.1). A token is a keyed
/// hash of the address, the port and a coarse time, so that the server remembers none. Safe from any thread.
/// </summary>
internal sealed class AddressProof
{
    private const int KeyBytes = 32;
    private const int InputBytes = 16 + 4 + 2 + 2 + 8;

    private readonly byte[] _key = new byte[KeyBytes];
    private readonly long _epochTicks;

    /// <param name="random">Where the key comes from; null is the system's cryptographic generator.</param>
    /// <param name="epochTicks">A token holds for as long as this at least and twice as long at most, in the clock's ticks.</param>
    public AddressProof(Random? random, long epochTicks)
    {
        _epochTicks = epochTicks;
        if (random is null)
            RandomNumberGenerator.Fill(_key);
        else
            random.NextBytes(_key);
    }

    /// <summary>The token of a remote; never 0, which says that there is none.</summary>
    public ulong TokenFor(in RemoteAddress remote, long timestamp) => Compute(remote, EpochOf(timestamp));

    /// <summary>Whether a token is that of a remote, made in this epoch or the one before.</summary>
    /// <remarks>
    /// No comparison of constant time is needed: 64 bits are compared in one instruction, whichever of them differ, so
    /// that a guess learns nothing from a guess before.
    /// </remarks>
    public bool IsProven(in RemoteAddress remote, ulong token, long timestamp)
    {
        long epoch = EpochOf(timestamp);
        return token != 0 && (token == Compute(remote, epoch) || token == Compute(remote, epoch - 1));
    }

    private long EpochOf(long timestamp) => timestamp / _epochTicks;

    private ulong Compute(in RemoteAddress remote, long epoch)
    {
        Span<byte> input = stackalloc byte[InputBytes];
        remote.WriteIPv6(input);
        BinaryPrimitives.WriteUInt32LittleEndian(input[16..], (uint)remote.ScopeId);
        BinaryPrimitives.WriteUInt16LittleEndian(input[20..], (ushort)remote.Port);
        BinaryPrimitives.WriteUInt16LittleEndian(input[22..], (ushort)(remote.AddressFamily == AddressFamily.InterNetwork ? 4 : 6));
        BinaryPrimitives.WriteInt64LittleEndian(input[24..], epoch);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, input, hash);
        ulong token = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        return token == 0 ? 1 : token;
    }
}
