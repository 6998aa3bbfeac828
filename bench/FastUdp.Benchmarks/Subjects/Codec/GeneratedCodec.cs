using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Codec;

/// <summary>The engine's typed messages, called as <see cref="DatagramSender"/> and the dispatcher call them.</summary>
internal readonly struct GeneratedCodec<TMessage> : ICodec<TMessage>
    where TMessage : struct, IDatagramMessage<TMessage>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Write(in TMessage message, byte[] buffer, int offset)
    {
        if (!TMessage.TryWrite(message, buffer.AsSpan(offset), out int written, out WireFault fault))
            Throw(fault);
        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read(ReadOnlySpan<byte> source, out TMessage message)
    {
        if (!TMessage.TryRead(source, out message, out WireFault fault))
            Throw(fault);
    }

    [DoesNotReturn]
    private static void Throw(in WireFault fault) => throw new InvalidDataException(fault.ToString());
}
