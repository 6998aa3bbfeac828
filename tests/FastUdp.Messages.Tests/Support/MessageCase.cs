namespace FastUdp.Messages.Tests.Support;

/// <summary>A message type together with a way to make random ones, without its type, so that one test serves all.</summary>
public abstract class MessageCase(string name)
{
    /// <summary>Writes a random message into a buffer of exactly its size.</summary>
    public abstract byte[] Write(int seed);

    /// <summary>The text of what a random message holds.</summary>
    public abstract string Make(int seed);

    /// <summary>Reads bytes; gives the text of the message, or null and the fault.</summary>
    public abstract string? Read(ReadOnlySpan<byte> source, out WireFault fault);

    /// <summary>Reads bytes for what it costs alone.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> source, out WireFault fault);

    /// <summary>Reads bytes and writes what was read.</summary>
    public abstract byte[]? Rewrite(ReadOnlySpan<byte> source);

    public abstract int MinWireSize { get; }

    public abstract int MaxWireSize { get; }

    public abstract bool IsFixedSize { get; }

    public override string ToString() => name;
}
