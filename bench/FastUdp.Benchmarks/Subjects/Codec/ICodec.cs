namespace FastUdp.Benchmarks.Subjects.Codec;

/// <summary>
/// One way to bytes and back. A struct, so that the loop that measures it calls it directly. It throws when something
/// cannot be written or read, which in a measurement is a mistake.
/// </summary>
internal interface ICodec<TMessage>
{
    /// <summary>Writes a message into a buffer with more than enough room.</summary>
    /// <returns>How many bytes.</returns>
    int Write(in TMessage message, byte[] buffer, int offset);

    /// <summary>Reads a message from exactly its own bytes.</summary>
    void Read(ReadOnlySpan<byte> source, out TMessage message);
}
