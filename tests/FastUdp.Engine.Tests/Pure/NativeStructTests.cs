using System.Runtime.InteropServices;
using FastUdp.Interop.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

/// <summary>The sizes and offsets of x86-64 and arm64 Linux, on which a wrong one corrupts memory without a word.</summary>
public unsafe class NativeStructTests
{
    [Fact]
    public void Sizes_are_those_of_64_bit_Linux()
    {
        Assert.SkipUnless(IntPtr.Size == 8, "these are the sizes of a 64-bit process");
        Assert.Equal(16, sizeof(iovec));
        Assert.Equal(56, sizeof(msghdr));
        Assert.Equal(64, sizeof(mmsghdr));
        Assert.Equal(16, sizeof(cmsghdr));
        Assert.Equal(8, sizeof(pollfd));
        Assert.Equal(16, sizeof(timeval));
        Assert.Equal(16, sizeof(timespec));
        Assert.Equal(12, sizeof(in_pktinfo));
        Assert.Equal(20, sizeof(in6_pktinfo));
        Assert.Equal(16, sizeof(sock_extended_err));
    }

    [Fact]
    public void Offsets_are_those_of_64_bit_Linux()
    {
        Assert.SkipUnless(IntPtr.Size == 8, "these are the offsets of a 64-bit process");
        Assert.Equal(8, OffsetOf<iovec>(nameof(iovec.iov_len)));
        Assert.Equal(8, OffsetOf<msghdr>(nameof(msghdr.msg_namelen)));
        Assert.Equal(16, OffsetOf<msghdr>(nameof(msghdr.msg_iov)));
        Assert.Equal(24, OffsetOf<msghdr>(nameof(msghdr.msg_iovlen)));
        Assert.Equal(32, OffsetOf<msghdr>(nameof(msghdr.msg_control)));
        Assert.Equal(40, OffsetOf<msghdr>(nameof(msghdr.msg_controllen)));
        Assert.Equal(48, OffsetOf<msghdr>(nameof(msghdr.msg_flags)));
        Assert.Equal(56, OffsetOf<mmsghdr>(nameof(mmsghdr.msg_len)));
        Assert.Equal(8, OffsetOf<cmsghdr>(nameof(cmsghdr.cmsg_level)));
        Assert.Equal(12, OffsetOf<cmsghdr>(nameof(cmsghdr.cmsg_type)));
        Assert.Equal(8, OffsetOf<timespec>(nameof(timespec.tv_nsec)));
        Assert.Equal(4, OffsetOf<in_pktinfo>(nameof(in_pktinfo.ipi_spec_dst)));
        Assert.Equal(8, OffsetOf<in_pktinfo>(nameof(in_pktinfo.ipi_addr)));
        Assert.Equal(16, OffsetOf<in6_pktinfo>(nameof(in6_pktinfo.ipi6_ifindex)));
        Assert.Equal(4, OffsetOf<pollfd>(nameof(pollfd.events)));
        Assert.Equal(6, OffsetOf<pollfd>(nameof(pollfd.revents)));
        Assert.Equal(4, OffsetOf<sock_extended_err>(nameof(sock_extended_err.ee_origin)));
        Assert.Equal(8, OffsetOf<sock_extended_err>(nameof(sock_extended_err.ee_info)));
    }

    private static int OffsetOf<T>(string field) => (int)Marshal.OffsetOf<T>(field);
}
