namespace FastUdp.Demo.Broadcast.IpMessenger;

/// <summary>What a packet is for: the low eight bits of its command. Others than these there are too.</summary>
internal enum IpMessengerMode : byte
{
    /// <summary>IPMSG_NOOPERATION.</summary>
    Nothing = 0,

    /// <summary>IPMSG_BR_ENTRY: somebody has come, and asks who is there.</summary>
    Entry = 1,

    /// <summary>IPMSG_BR_EXIT: somebody goes.</summary>
    Exit = 2,

    /// <summary>IPMSG_ANSENTRY: somebody is there too.</summary>
    AnswerEntry = 3,

    /// <summary>IPMSG_BR_ABSENCE: somebody is away, or back, or has another name.</summary>
    Absence = 4,

    /// <summary>IPMSG_SENDMSG: a message.</summary>
    SendMessage = 32,

    /// <summary>IPMSG_RECVMSG: a message has come; which one, by its number, is the text.</summary>
    ReceiveMessage = 33,
}
