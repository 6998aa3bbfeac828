namespace FastUdp.Capture;

/// <summary>How the records of a stream begin: with a header of fixed size that tells the length of the whole.</summary>
internal interface IRecordFormat
{
    /// <summary>The bytes, from the beginning of a record, that its length can be told from. No record is shorter.</summary>
    int HeaderBytes { get; }

    /// <summary>The length of the whole record in bytes, its header included: never less than that.</summary>
    /// <param name="header">The first <see cref="HeaderBytes"/> bytes.</param>
    /// <param name="offset">Where in the stream they lie.</param>
    /// <exception cref="InvalidDataException">There can be no such record.</exception>
    int Measure(ReadOnlySpan<byte> header, long offset);
}
