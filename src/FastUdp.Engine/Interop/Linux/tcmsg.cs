namespace FastUdp.Interop.Linux;

/// <summary>rtnetlink(7): a queueing discipline and where it stands. 20 bytes.</summary>
internal struct tcmsg
{
    public byte tcm_family;
    public byte tcm__pad1;
    public ushort tcm__pad2;
    public int tcm_ifindex;
    public uint tcm_handle;
    public uint tcm_parent;
    public uint tcm_info;
}
