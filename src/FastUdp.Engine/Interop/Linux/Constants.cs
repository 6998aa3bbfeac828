namespace FastUdp.Interop.Linux;

/// <summary>The kernel's constants the engine uses, by the kernel's names.</summary>
internal static class Constants
{
    public const int AF_INET = 2;
    public const int AF_INET6 = 10;

    public const int SOL_SOCKET = 1;
    public const int SO_REUSEPORT = 15;
    public const int SO_RCVTIMEO = 20;
    public const int SO_MEMINFO = 55;
    public const int SK_MEMINFO_DROPS = 8;
    public const int SK_MEMINFO_VARS = 9;

    public const int IPPROTO_IP = 0;
    public const int IP_MTU = 14;
    public const int IP_MULTICAST_ALL = 49;
    public const int IPPROTO_IPV6 = 41;
    public const int IPV6_MTU = 24;
    public const int IPV6_MULTICAST_ALL = 29;

    // The same at both levels (RFC 3678).
    public const int MCAST_JOIN_SOURCE_GROUP = 46;
    public const int MCAST_LEAVE_SOURCE_GROUP = 47;

    public const int SOL_UDP = 17;
    public const int UDP_SEGMENT = 103;
    public const int UDP_GRO = 104;

    public const int MSG_TRUNC = 0x20;
    public const int MSG_DONTWAIT = 0x40;
    public const int MSG_WAITFORONE = 0x10000;

    public const short POLLIN = 0x1;
    public const short POLLOUT = 0x4;

    public const int EFD_NONBLOCK = 0x800;
    public const int EFD_CLOEXEC = 0x80000;
}
