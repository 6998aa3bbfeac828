namespace FastUdp.Interop.Linux;

/// <summary>The kernel's constants the engine uses, by the kernel's names.</summary>
internal static class Constants
{
    public const int AF_INET = 2;
    public const int AF_INET6 = 10;

    public const int SOL_SOCKET = 1;
    public const int SO_RCVTIMEO = 20;
    public const int SO_MEMINFO = 55;
    public const int SK_MEMINFO_DROPS = 8;
    public const int SK_MEMINFO_VARS = 9;

    public const int IPPROTO_IP = 0;
    public const int IP_MTU_DISCOVER = 10;
    public const int IP_RECVERR = 11;
    public const int IP_MTU = 14;
    public const int IPPROTO_IPV6 = 41;
    public const int IPV6_MTU_DISCOVER = 23;
    public const int IPV6_MTU = 24;
    public const int IPV6_RECVERR = 25;

    public const int IP_PMTUDISC_DONT = 0;
    public const int IP_PMTUDISC_DO = 2;
    public const int IP_PMTUDISC_PROBE = 3;

    public const byte SO_EE_ORIGIN_LOCAL = 1;
    public const byte SO_EE_ORIGIN_ICMP = 2;
    public const byte SO_EE_ORIGIN_ICMP6 = 3;

    public const byte ICMP_DEST_UNREACH = 3;
    public const byte ICMP_TIME_EXCEEDED = 11;
    public const byte ICMPV6_DEST_UNREACH = 1;
    public const byte ICMPV6_PKT_TOOBIG = 2;
    public const byte ICMPV6_TIME_EXCEED = 3;

    public const int SOL_UDP = 17;
    public const int UDP_SEGMENT = 103;
    public const int UDP_GRO = 104;

    public const int MSG_TRUNC = 0x20;
    public const int MSG_DONTWAIT = 0x40;
    public const int MSG_ERRQUEUE = 0x2000;
    public const int MSG_WAITFORONE = 0x10000;

    public const short POLLIN = 0x1;
    public const short POLLOUT = 0x4;
    public const short POLLERR = 0x8;

    public const int EFD_NONBLOCK = 0x800;
    public const int EFD_CLOEXEC = 0x80000;
}
