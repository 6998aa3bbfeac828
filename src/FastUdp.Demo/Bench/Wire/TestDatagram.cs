using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Wire;

/// <summary>
/// The head of every test datagram: 16 bytes, the least there is of one. Behind it comes <see cref="TestPadding"/> up to
/// whatever size is asked for. docs/bench-wire.md has it byte for byte.
/// </summary>
[DatagramMessage(TestDatagram.Identifier)]
internal readonly partial record struct TestDatagram
{
    public const byte Identifier = 48;

    /// <summary>The least size of a test datagram.</summary>
    public const int HeadBytes = 16;

    /// <summary>The largest: what UDP carries over IPv6 (RFC 768, RFC 8200).</summary>
    public const int MaxBytes = 65_527;

    /// <summary>Tells streams, and the trials that follow one another, apart.</summary>
    public byte Stream { get; init; }

    /// <summary>CRC-32C over the whole datagram, folded; <see cref="TestDatagramCodec"/> computes it.</summary>
    public ushort Checksum { get; init; }

    /// <summary>When it was meant to leave, as <see cref="SendTime"/> has it.</summary>
    public uint SentAt { get; init; }

    /// <summary>Counts the datagrams of a stream, from 0.</summary>
    public ulong Number { get; init; }
}
