namespace FastUdp.Interop.Linux;

/// <summary>cmsg(3): the head of a control message; its data follows. 16 bytes on 64-bit Linux.</summary>
internal struct cmsghdr
{
    public nuint cmsg_len;
    public int cmsg_level;
    public int cmsg_type;
}
