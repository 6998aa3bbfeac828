using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>Numbers that nobody can guess.</summary>
/// <param name="chance">Where they come from; null is the system's cryptographic generator.</param>
internal sealed class Secrets(Random? chance)
{
    /// <summary>64 bits; never 0, which says that there is none.</summary>
    public ulong Next()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        if (chance is null)
            RandomNumberGenerator.Fill(bytes);
        else
            chance.NextBytes(bytes);
        return Math.Max(BinaryPrimitives.ReadUInt64LittleEndian(bytes), 1);
    }
}
