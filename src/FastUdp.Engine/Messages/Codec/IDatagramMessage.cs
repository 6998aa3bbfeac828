using System.Diagnostics.CodeAnalysis;

namespace FastUdp.Messages;

/// <summary>
/// The codec of a typed message, which the generator writes for every type marked
/// <see cref="DatagramMessageAttribute"/>. All members are static: a generic caller pays for no interface and no boxing.
/// </summary>
/// <remarks>
/// The codec keeps no state, so every member may be called by any thread. A message of value fields alone is written and read
/// without an allocation. A ref struct's spans point into the bytes it was read from and live as long as they do.
/// </remarks>
/// <typeparam name="TSelf">The message.</typeparam>
public interface IDatagramMessage<TSelf>
    where TSelf : IDatagramMessage<TSelf>, allows ref struct
{
    /// <summary>The identifier the message begins with, 0 to 16,383, or <see cref="WireIdentifier.None"/>.</summary>
    static abstract int MessageId { get; }

    /// <summary>The fewest bytes a reader accepts, the identifier included.</summary>
    static abstract int MinWireSize { get; }

    /// <summary>The most bytes a writer makes, the identifier included: never more than the message's budget.</summary>
    static abstract int MaxWireSize { get; }

    /// <summary>Whether a writer always makes <see cref="MaxWireSize"/> bytes.</summary>
    static abstract bool IsFixedSize { get; }

    /// <summary>How many bytes a message takes, the identifier included, provided that it can be written at all.</summary>
    static abstract int GetWireSize(scoped in TSelf message);

    /// <summary>Writes a message, identifier first.</summary>
    /// <param name="message">The message.</param>
    /// <param name="destination">Where to; at least as long as the message, of which more is left alone.</param>
    /// <param name="written">How many bytes were written; 0 on failure, when the destination may hold anything.</param>
    /// <param name="fault">Why not, on failure.</param>
    static abstract bool TryWrite(scoped in TSelf message, Span<byte> destination, out int written, out WireFault fault);

    /// <summary>
    /// Reads a message, identifier first. Total: for any bytes it gives a message or a reason. It never throws, never
    /// reads past the end, and allocates no more than the source's length justifies. A longer tail is ignored.
    /// </summary>
    /// <param name="source">One datagram.</param>
    /// <param name="message">The message; the default on failure.</param>
    /// <param name="fault">Why not, on failure.</param>
    static abstract bool TryRead(ReadOnlySpan<byte> source, [MaybeNullWhen(false)] out TSelf message, out WireFault fault);

    /// <summary>Writes the fields without the identifier: how a message stands inside another.</summary>
    /// <param name="message">The message.</param>
    /// <param name="writer">Where to. On failure it may have gone on.</param>
    /// <param name="fault">Why not, on failure; left alone otherwise.</param>
    static abstract bool TryWriteBody(scoped in TSelf message, scoped ref WireWriter writer, scoped ref WireFault fault);

    /// <summary>Reads the fields without the identifier: how a message stands inside another.</summary>
    /// <param name="reader">Where from. On failure it may have gone on.</param>
    /// <param name="message">The message; the default on failure.</param>
    /// <param name="fault">Why not, on failure; left alone otherwise.</param>
    static abstract bool TryReadBody(
        scoped ref WireReader reader, [MaybeNullWhen(false)] out TSelf message, scoped ref WireFault fault);
}
