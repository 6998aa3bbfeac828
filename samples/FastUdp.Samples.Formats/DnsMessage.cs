using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>What a query asks for (RFC 1035 section 4.1.1).</summary>
public enum DnsOpcode : byte
{
    /// <summary>A standard query.</summary>
    Query,

    /// <summary>An inverse query, obsolete.</summary>
    InverseQuery,

    /// <summary>The state of the server.</summary>
    Status,
}

/// <summary>How it went (RFC 1035 section 4.1.1).</summary>
public enum DnsResponseCode : byte
{
    /// <summary>Well.</summary>
    NoError,

    /// <summary>The query could not be read.</summary>
    FormatError,

    /// <summary>The server failed.</summary>
    ServerFailure,

    /// <summary>There is no such name.</summary>
    NameError,

    /// <summary>The server does not do that.</summary>
    NotImplemented,

    /// <summary>The server does not want to.</summary>
    Refused,
}

/// <summary>
/// A DNS message (RFC 1035 section 4.1), as a view: the header field by field, the sections as they are. Its budget is the size
/// that resolvers agree passes every network.
/// </summary>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian, Budget = WireBudget.IPv6Minimum)]
public ref partial struct DnsMessage
{
    /// <summary>What joins a response to its query.</summary>
    public ushort Id { get; set; }

    /// <summary>QR.</summary>
    [Bits(1)]
    public bool IsResponse { get; set; }

    /// <summary>What the query asks for.</summary>
    [Bits(4)]
    public DnsOpcode Opcode { get; set; }

    /// <summary>AA: whether the server answers for its own zone.</summary>
    [Bits(1)]
    public bool IsAuthoritative { get; set; }

    /// <summary>TC: whether there was more than fits.</summary>
    [Bits(1)]
    public bool IsTruncated { get; set; }

    /// <summary>RD: whether the server shall ask others.</summary>
    [Bits(1)]
    public bool IsRecursionDesired { get; set; }

    /// <summary>RA: whether it would.</summary>
    [Bits(1)]
    public bool IsRecursionAvailable { get; set; }

    // Z. Kept, so that a message is written as it was read.
    [Bits(1)]
    private bool Reserved { get; set; }

    /// <summary>AD: whether the server has verified the data (RFC 4035 section 3.2.3).</summary>
    [Bits(1)]
    public bool IsAuthentic { get; set; }

    /// <summary>CD: whether the server need not verify it (RFC 4035 section 3.2.2).</summary>
    [Bits(1)]
    public bool IsCheckingDisabled { get; set; }

    /// <summary>How it went.</summary>
    [Bits(4)]
    public DnsResponseCode ResponseCode { get; set; }

    /// <summary>QDCOUNT.</summary>
    public ushort QuestionCount { get; set; }

    /// <summary>ANCOUNT.</summary>
    public ushort AnswerCount { get; set; }

    /// <summary>NSCOUNT.</summary>
    public ushort AuthorityCount { get; set; }

    /// <summary>ARCOUNT.</summary>
    public ushort AdditionalCount { get; set; }

    /// <summary>The questions, then the records.</summary>
    [Remainder, MaxLength(1_220)]
    public ReadOnlySpan<byte> Sections { get; set; }
}
