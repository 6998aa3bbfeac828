using System.Buffers;
using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>
/// The message of a request as bytes, outside of any lock: on the caller's stack where it is small, else in a rented
/// array.
/// </summary>
/// <param name="stack">At least <see cref="StackBytes"/>.</param>
internal ref struct RequestEncoder(Span<byte> stack)
{
    /// <summary>Messages of at most so many bytes are written on the stack.</summary>
    public const int StackBytes = 256;

    private readonly Span<byte> _stack = stack;
    private byte[]? _rented;

    /// <summary>The bytes, until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="limit">The most bytes it may take.</param>
    /// <param name="size">How many it takes; exact when that is too many.</param>
    /// <returns>False when it takes more.</returns>
    /// <exception cref="ArgumentException">A field holds what cannot be written.</exception>
    public bool TryWrite<TMessage>(scoped in TMessage message, int limit, out int size)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        Span<byte> place = _stack;
        if (TMessage.MaxWireSize > StackBytes)
        {
            size = TMessage.GetWireSize(message);
            if (size > limit)
                return false;
            _rented = ArrayPool<byte>.Shared.Rent(size);
            place = _rented;
        }
        if (!TMessage.TryWrite(message, place, out size, out WireFault fault))
            throw UnwritableMessage.Explain<TMessage>(fault);
        Bytes = place[..size];
        return true;
    }

    public readonly void Dispose()
    {
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
    }
}
