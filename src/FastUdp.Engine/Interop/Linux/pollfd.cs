namespace FastUdp.Interop.Linux;

/// <summary>poll(2): a descriptor, the events asked for, and the events that are there.</summary>
internal struct pollfd
{
    public int fd;
    public short events;
    public short revents;
}
