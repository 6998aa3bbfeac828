using System.Buffers;

namespace FastUdp.LargeMessages;

/// <summary>
/// A message that has arrived whole. It is its holder's until it is disposed. A value type of 16 bytes; copies name the same message, of which
/// exactly one is to be disposed.
/// </summary>
/// <remarks>
/// Messages not disposed take of <see cref="LargeMessageOptions.MaxReassemblyBytes"/>. Disposing twice, or using a message after it was
/// disposed, throws <see cref="ObjectDisposedException"/> in every build; memory taken from it before must not be used after. It may be handed
/// from thread to thread, but is for one thread at a time. It may outlive channel and endpoint.
/// </remarks>
public readonly struct LargeMessage : IDisposable, IEquatable<LargeMessage>
{
    private readonly IncomingMessage? _message;
    private readonly int _version;

    internal LargeMessage(IncomingMessage message)
    {
        _message = message;
        _version = message.Version;
    }

    /// <summary>Who sent it.</summary>
    public RemoteAddress Remote => Message.Remote.Address;

    /// <summary>Its length in bytes, 0 or more.</summary>
    public int Length => Message.Cut.MessageBytes;

    /// <summary>
    /// Its bytes, valid until it is disposed. In one piece up to 65,536 bytes where its segments are no longer than 8,192, and in
    /// pieces of about 64 KiB above.
    /// </summary>
    public ReadOnlySequence<byte> Payload => Message.ReadPayload(_version);

    private IncomingMessage Message
    {
        get
        {
            IncomingMessage message = _message ?? throw new InvalidOperationException("The default LargeMessage holds no message.");
            message.Check(_version);
            return message;
        }
    }

    /// <summary>Whether both are handles of the same message.</summary>
    public static bool operator ==(LargeMessage left, LargeMessage right) => left.Equals(right);

    /// <summary>Whether both are handles of different messages.</summary>
    public static bool operator !=(LargeMessage left, LargeMessage right) => !left.Equals(right);

    /// <summary>Gives its memory back to the channel.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed before.</exception>
    public void Dispose() => Message.Dispose(_version);

    /// <inheritdoc/>
    public bool Equals(LargeMessage other) => ReferenceEquals(_message, other._message) && _version == other._version;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LargeMessage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_message, _version);
}
