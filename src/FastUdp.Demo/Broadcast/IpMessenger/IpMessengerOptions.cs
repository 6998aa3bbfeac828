namespace FastUdp.Demo.Broadcast.IpMessenger;

/// <summary>How a packet is meant: bits of its command above the mode. Others than these there are too.</summary>
[Flags]
internal enum IpMessengerOptions : uint
{
    None = 0,

    /// <summary>IPMSG_SENDCHECKOPT: the sender wants to know that the message has come.</summary>
    SendCheck = 0x100,

    /// <summary>IPMSG_BROADCASTOPT: the message was sent to everybody.</summary>
    Broadcast = 0x400,

    /// <summary>IPMSG_AUTORETOPT: a program answers by itself, so nobody else is to do the same.</summary>
    AutoReturn = 0x2000,

    /// <summary>IPMSG_UTF8OPT: the text is UTF-8. Without it, it is in whatever code the sender's system has.</summary>
    Utf8 = 0x80_0000,
}
