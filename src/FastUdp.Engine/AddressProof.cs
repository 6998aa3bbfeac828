using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace FastUdp;

/// <summary>
/// Tokens that prove an address: who sends one back has received it there (RFC 9000 section 8.1). For a server that would send more
/// than it was sent, or unasked: a source address is easily forged, and without proof the server floods whomever a stranger names. A
/// token is a keyed hash of the address, the port and a coarse time, so that the server remembers none. Safe from any thread.
/// </summary>
/// <remarks>
/// The client's first datagram has no token (0). The server answers it with <see cref="TokenFor(in RemoteAddress)"/>, in no more bytes than
/// it was sent, and keeps nothing; the client asks again with that token, and <see cref="IsProven(in RemoteAddress, ulong)"/> is true. What
/// <see cref="Requests.RequestServer"/> does by itself.
/// </remarks>
public sealed class AddressProof
{
    private const int KeyBytes = 32;
    private const int InputBytes = 16 + 4 + 2 + 2 + 8;

    private readonly byte[] _key = new byte[KeyBytes];
    private readonly long _epochTicks;
    private readonly TimeProvider _clock;

    /// <summary>Makes a key of its own: tokens of another one, or of the program before it was started again, prove nothing.</summary>
    /// <param name="lifetime">A token holds for as long as this at least and twice as long at most; 1 ms to 1 day.</param>
    /// <param name="timeProvider">The clock; null is the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is out of its bounds.</exception>
    public AddressProof(TimeSpan lifetime, TimeProvider? timeProvider = null)
        : this(random: null, EpochTicks(lifetime, timeProvider ?? TimeProvider.System)) => _clock = timeProvider ?? TimeProvider.System;

    /// <param name="random">Where the key comes from; null is the system's cryptographic generator.</param>
    /// <param name="epochTicks">The lifetime, in the ticks of the timestamps.</param>
    internal AddressProof(Random? random, long epochTicks)
    {
        _clock = TimeProvider.System;
        _epochTicks = epochTicks;
        if (random is null)
            RandomNumberGenerator.Fill(_key);
        else
            random.NextBytes(_key);
    }

    /// <summary>The token of a remote as of now; never 0, which says that there is none.</summary>
    public ulong TokenFor(in RemoteAddress remote) => TokenFor(remote, _clock.GetTimestamp());

    /// <summary>Whether this is a token of the remote that still holds.</summary>
    public bool IsProven(in RemoteAddress remote, ulong token) => IsProven(remote, token, _clock.GetTimestamp());

    /// <summary>The token of a remote as of a timestamp.</summary>
    internal ulong TokenFor(in RemoteAddress remote, long timestamp) => Compute(remote, EpochOf(timestamp));

    /// <summary>Whether a token is that of a remote, made in the timestamp's epoch or the one before.</summary>
    /// <remarks>
    /// No comparison of constant time is needed: 64 bits are compared in one instruction, whichever of them differ, so
    /// that a guess learns nothing from a guess before.
    /// </remarks>
    internal bool IsProven(in RemoteAddress remote, ulong token, long timestamp)
    {
        long epoch = EpochOf(timestamp);
        return token != 0 && (token == Compute(remote, epoch) || token == Compute(remote, epoch - 1));
    }

    private static long EpochTicks(TimeSpan lifetime, TimeProvider timeProvider)
    {
        if (lifetime < TimeSpan.FromMilliseconds(1) || lifetime > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(lifetime), lifetime, "The lifetime must be from 1 ms to 1 day.");
        return (long)(lifetime.TotalSeconds * timeProvider.TimestampFrequency);
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
