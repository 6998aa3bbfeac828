namespace FastUdp.Interop.Linux;

/// <summary>rtnetlink(7): the head of an attribute; its value follows. 4 bytes; attributes are aligned to 4.</summary>
internal struct rtattr
{
    public ushort rta_len;
    public ushort rta_type;
}
