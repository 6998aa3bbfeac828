using FastUdp.Messages;

namespace FastUdp.Samples.Tests.Support;

/// <summary>What holds for every packet that a format covers byte by byte.</summary>
internal static class RoundTrip
{
    /// <summary>Reads a packet that must be readable.</summary>
    public static T Read<T>(byte[] packet)
        where T : IDatagramMessage<T>, allows ref struct
    {
        bool isRead = T.TryRead(packet, out T? message, out WireFault fault);
        Assert.True(isRead, fault.ToString());
        return message!;
    }

    /// <summary>Writes a message that must be writable.</summary>
    public static byte[] Write<T>(scoped in T message)
        where T : IDatagramMessage<T>, allows ref struct
    {
        byte[] packet = new byte[T.MaxWireSize];
        bool isWritten = T.TryWrite(message, packet, out int length, out WireFault fault);
        Assert.True(isWritten, fault.ToString());
        Assert.Equal(length, T.GetWireSize(message));
        return packet[..length];
    }

    /// <summary>Holds that a packet, read and written again, is the same, and that every shorter one is refused.</summary>
    public static void AssertExact<T>(byte[] packet)
        where T : IDatagramMessage<T>, allows ref struct
    {
        Assert.Equal(Convert.ToHexString(packet), Convert.ToHexString(Write(Read<T>(packet))));
        for (int length = 0; length < T.MinWireSize; length++)
            Assert.Equal(WireFaultReason.Truncated, RefusalOf<T>(packet.AsSpan(0, length)));
    }

    /// <summary>Why a packet cannot be read; none when it can.</summary>
    public static WireFaultReason RefusalOf<T>(ReadOnlySpan<byte> packet)
        where T : IDatagramMessage<T>, allows ref struct
    {
        T.TryRead(packet, out _, out WireFault fault);
        return fault.Reason;
    }
}
