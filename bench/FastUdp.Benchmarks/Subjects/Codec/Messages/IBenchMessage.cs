namespace FastUdp.Benchmarks.Subjects.Codec.Messages;

/// <summary>What the measuring loop needs of a message.</summary>
internal interface IBenchMessage<TSelf>
    where TSelf : IBenchMessage<TSelf>
{
    /// <summary>Something of every field, so that no read is left out because nobody looks at it.</summary>
    static abstract long Digest(in TSelf message);

    /// <summary>Whether two messages have the same content.</summary>
    static abstract bool Match(in TSelf left, in TSelf right);
}
