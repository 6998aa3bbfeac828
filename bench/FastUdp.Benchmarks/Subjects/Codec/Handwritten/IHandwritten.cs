using System.Diagnostics.CodeAnalysis;

namespace FastUdp.Benchmarks.Subjects.Codec.Handwritten;

/// <summary>A message's codec as a careful programmer writes it: the generated one without the reasons.</summary>
internal interface IHandwritten<TMessage>
{
    static abstract bool TryWrite(in TMessage message, Span<byte> destination, out int written);

    static abstract bool TryRead(ReadOnlySpan<byte> source, [MaybeNullWhen(false)] out TMessage message);
}
