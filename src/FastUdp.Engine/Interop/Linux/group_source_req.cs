namespace FastUdp.Interop.Linux;

/// <summary>RFC 3678 section 5.1.2: an interface, a group heard on it, and one source of the group. 264 bytes on 64-bit Linux.</summary>
internal struct group_source_req
{
    public uint gsr_interface;
    public sockaddr_storage gsr_group;
    public sockaddr_storage gsr_source;
}
