namespace FastUdp.Requests;

/// <summary>What is done with a reply when it is there.</summary>
internal enum ReplyFate
{
    /// <summary>Nothing: nobody waits for it any more.</summary>
    Unsent,

    /// <summary>It is sent.</summary>
    Sent,

    /// <summary>It is kept and a challenge sent, for the client has not proven its address and the reply is long.</summary>
    HeldBack,
}
