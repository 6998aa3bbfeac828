namespace FastUdp.Interop.Linux;

/// <summary>ip(7), IP_RECVERR: what an entry of the error queue says; the address of who said it follows. 16 bytes.</summary>
internal struct sock_extended_err
{
    public uint ee_errno;
    public byte ee_origin;
    public byte ee_type;
    public byte ee_code;
    public byte ee_pad;
    public uint ee_info;
    public uint ee_data;
}
