namespace FastUdp.Requests;

/// <summary>Why a server does not answer a request. On the wire it is the status of a reply.</summary>
public enum RequestRejection : byte
{
    /// <summary>It does answer.</summary>
    None = 0,

    /// <summary>The server has no handler for this kind of message. Nothing was executed.</summary>
    NoHandler = 1,

    /// <summary>The request's message cannot be read. Nothing was executed.</summary>
    Malformed = 2,

    /// <summary>The handler threw.</summary>
    HandlerFailed = 3,

    /// <summary>The handler's reply does not fit a datagram, or a field of it cannot be written. The request was executed.</summary>
    ReplyUnwritable = 4,
}
