using System.Buffers.Binary;
using System.Globalization;
using System.Text.Unicode;

namespace FastUdp.Demo.Mtu;

/// <summary>What a probe says: nothing that matters, in a form that the other end stands.</summary>
internal static class ProbeDatagram
{
    // The probe of PathMtuDiscovery as docs/path-mtu.md has it: identifier, nonce, length, zeros.
    private const ushort DiscoveryIdentifier = 16_380 | 0x4000;
    private const int NonceOffset = 2;
    private const int LengthOffset = 10;

    /// <summary>What a discovery's probe has in any case.</summary>
    public const int MinBytes = LengthOffset + sizeof(ushort);

    /// <summary>Plain text, for there are servers that fail at anything else.</summary>
    public static void WriteText(Span<byte> payload)
    {
        payload.Fill((byte)'.');
        Utf8.TryWrite(payload, CultureInfo.InvariantCulture, $"fastudp mtu, {payload.Length} bytes ", out _);
    }

    /// <summary>What the <see cref="PathMtu.PathMtuDiscovery"/> of an endpoint replies to, and no echo server minds.</summary>
    public static void WriteDiscovery(Span<byte> payload, ulong nonce)
    {
        payload.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(payload, DiscoveryIdentifier);
        BinaryPrimitives.WriteUInt64LittleEndian(payload[NonceOffset..], nonce);
        BinaryPrimitives.WriteUInt16LittleEndian(payload[LengthOffset..], (ushort)payload.Length);
    }
}
