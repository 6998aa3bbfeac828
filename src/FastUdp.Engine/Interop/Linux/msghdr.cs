namespace FastUdp.Interop.Linux;

/// <summary>recvmsg(2): where a message's address, data and control messages lie. 56 bytes on 64-bit Linux.</summary>
internal unsafe struct msghdr
{
    public byte* msg_name;
    public uint msg_namelen;
    public iovec* msg_iov;
    public nuint msg_iovlen;
    public byte* msg_control;
    public nuint msg_controllen;
    public int msg_flags;
}
