using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Engine.Tests.FaultyKernel;
using FastUdp.Interop.Linux;
using FastUdp.Transport;
using FastUdp.Transport.Linux;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

[SupportedOSPlatform("linux")]
public class ErrorEntryTests
{
    [Theory]
    [InlineData("192.0.2.7:1060", "192.0.2.1", AddressFamily.InterNetwork)]
    [InlineData("[2001:db8::7]:1060", "2001:db8::1", AddressFamily.InterNetworkV6)]
    [InlineData("192.0.2.7:1060", "192.0.2.1", AddressFamily.InterNetworkV6)]
    public void An_entry_says_what_where_and_who(string remote, string reporter, AddressFamily family)
    {
        ErrorQueueEntry entry = ErrorQueueEntry.FragmentationNeeded(RemoteAddress.Parse(remote), 1_400) with { Offender = IPAddress.Parse(reporter) };
        Assert.True(ErrorEntry.TryRead(entry.Control(family), Name(entry, family), family, out NetworkError error));
        Assert.Equal(new NetworkError(RemoteAddress.Parse(remote), NetworkErrorKind.TooLong, 1_400, IPAddress.Parse(reporter), Errno.EMSGSIZE), error);
    }

    [Fact]
    public void It_is_found_behind_other_control_messages()
    {
        ErrorQueueEntry entry = ErrorQueueEntry.PortUnreachable(RemoteAddress.Parse("192.0.2.7:1060"));
        var stride = new byte[ControlMessages.Space(sizeof(int))];
        var header = new cmsghdr { cmsg_len = (nuint)(Marshal.SizeOf<cmsghdr>() + sizeof(int)), cmsg_level = Constants.SOL_UDP, cmsg_type = Constants.UDP_GRO };
        MemoryMarshal.Write(stride, header);
        byte[] control = [.. stride, .. entry.Control(AddressFamily.InterNetwork)];
        Assert.True(ErrorEntry.TryRead(control, Name(entry, AddressFamily.InterNetwork), AddressFamily.InterNetwork, out NetworkError error));
        Assert.Equal((NetworkErrorKind.PortUnreachable, 0, null), (error.Kind, error.Mtu, error.Reporter));
    }

    [Fact]
    public void The_kernels_own_refusal_is_no_news()
    {
        ErrorQueueEntry entry = ErrorQueueEntry.TooLongHere(RemoteAddress.Parse("192.0.2.7:1060"), 1_500);
        Assert.False(ErrorEntry.TryRead(entry.Control(AddressFamily.InterNetwork), Name(entry, AddressFamily.InterNetwork), AddressFamily.InterNetwork, out _));
    }

    [Fact]
    public void Whatever_the_bytes_nothing_is_read_beyond_them() =>
        Always.HoldsFor(Gen.Choose(0, 130).SelectMany(length => Gen.ArrayOf(Gen.Choose(0, 255), length)), bytes =>
        {
            byte[] control = bytes.Select(value => (byte)value).ToArray();
            ErrorEntry.TryRead(control, new byte[SocketAddressCodec.MaxBytes], AddressFamily.InterNetworkV6, out _);
            byte[] cut = ErrorQueueEntry.HostUnreachable(RemoteAddress.Parse("192.0.2.7:1060")).Control(AddressFamily.InterNetworkV6)[..Math.Min(control.Length, 60)];
            ErrorEntry.TryRead(cut, new byte[SocketAddressCodec.MaxBytes], AddressFamily.InterNetworkV6, out _);
        });

    private static byte[] Name(ErrorQueueEntry entry, AddressFamily family)
    {
        var name = new byte[SocketAddressCodec.MaxBytes];
        SendHeaders.WriteName(name, entry.Remote, family);
        return name;
    }
}
