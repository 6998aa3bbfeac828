using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FastUdp.Benchmarks.Subjects.Codec.Handwritten;

/// <summary>Calls handwritten code as <see cref="GeneratedCodec{TMessage}"/> calls the generated.</summary>
internal readonly struct HandwrittenCodec<THandwritten, TMessage> : ICodec<TMessage>
    where THandwritten : IHandwritten<TMessage>
    where TMessage : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Write(in TMessage message, byte[] buffer, int offset)
    {
        if (!THandwritten.TryWrite(message, buffer.AsSpan(offset), out int written))
            Throw();
        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read(ReadOnlySpan<byte> source, out TMessage message)
    {
        if (!THandwritten.TryRead(source, out message))
            Throw();
    }

    [DoesNotReturn]
    private static void Throw() => throw new InvalidDataException("Not such a message.");
}
