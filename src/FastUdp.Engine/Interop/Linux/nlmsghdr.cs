namespace FastUdp.Interop.Linux;

/// <summary>netlink(7): the head of a message. 16 bytes; messages are aligned to 4.</summary>
internal struct nlmsghdr
{
    public uint nlmsg_len;
    public ushort nlmsg_type;
    public ushort nlmsg_flags;
    public uint nlmsg_seq;
    public uint nlmsg_pid;
}
