namespace FastUdp.Messages;

/// <summary>Why a message could not be written or read.</summary>
public enum WireFaultReason : byte
{
    /// <summary>It could.</summary>
    None,

    /// <summary>Reading: the datagram ends before the field does.</summary>
    Truncated,

    /// <summary>Reading: the datagram begins with another identifier, or with none.</summary>
    WrongIdentifier,

    /// <summary>Dispatching: no handler takes the datagram's identifier.</summary>
    UnknownIdentifier,

    /// <summary>A length is beyond the field's maximum.</summary>
    TooLong,

    /// <summary>A length is not the one the field must have.</summary>
    WrongLength,

    /// <summary>A value is beyond what the field can hold.</summary>
    OutOfRange,

    /// <summary>Reading: a constant has another value.</summary>
    WrongConstant,

    /// <summary>Reading: a LEB128 number is too long, or longer than its value needs.</summary>
    BadVarInt,

    /// <summary>Text that UTF-8 or UTF-16 does not allow.</summary>
    BadText,

    /// <summary>Writing: null, in a field that is not nullable.</summary>
    Missing,

    /// <summary>Writing: the destination ends before the message does.</summary>
    NoRoom,
}
