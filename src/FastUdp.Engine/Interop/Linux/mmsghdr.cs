namespace FastUdp.Interop.Linux;

/// <summary>recvmmsg(2): a message header and the number of bytes moved for it. 64 bytes on 64-bit Linux.</summary>
internal struct mmsghdr
{
    public msghdr msg_hdr;
    public uint msg_len;
}
