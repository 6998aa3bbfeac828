namespace FastUdp.Capture;

/// <summary>Steps through the options at the end of a block's body.</summary>
internal ref struct PcapngOptions
{
    private readonly PcapngFormat _format;
    private readonly long _blockOffset;
    private ReadOnlySpan<byte> _rest;

    /// <param name="format">The byte order.</param>
    /// <param name="options">The bytes of the options; there may be none.</param>
    /// <param name="blockOffset">Where the block begins, for the error.</param>
    public PcapngOptions(PcapngFormat format, ReadOnlySpan<byte> options, long blockOffset)
    {
        _format = format;
        _rest = options;
        _blockOffset = blockOffset;
    }

    public ushort Code { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Steps to the next option; false past the last.</summary>
    /// <exception cref="InvalidDataException">The option is longer than what is left of the block.</exception>
    public bool MoveNext()
    {
        if (_rest.Length < Pcapng.OptionHeaderBytes)
            return false;
        Code = _format.ReadUInt16(_rest);
        if (Code == Pcapng.EndOfOptions)
            return false;
        int length = _format.ReadUInt16(_rest[sizeof(ushort)..]);
        _rest = _rest[Pcapng.OptionHeaderBytes..];
        if (Pcapng.Pad(length) > _rest.Length)
            throw new InvalidDataException(
                $"The block at offset {_blockOffset:N0} has an option {Code} of {length:N0} bytes: {_rest.Length:N0} are left of the block.");
        Value = _rest[..length];
        _rest = _rest[Pcapng.Pad(length)..];
        return true;
    }

    /// <summary>Steps to an option of this code and at least this many bytes; false when there is none.</summary>
    public bool Find(ushort code, int leastBytes)
    {
        while (MoveNext())
        {
            if (Code == code && Value.Length >= leastBytes)
                return true;
        }
        return false;
    }
}
