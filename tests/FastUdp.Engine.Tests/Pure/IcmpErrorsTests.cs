using FastUdp.Transport.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class IcmpErrorsTests
{
    private const byte Local = 1;
    private const byte Icmp = 2;
    private const byte Icmp6 = 3;

    // The numbers of RFC 792, RFC 1812 and RFC 4443, not the names: a wrong constant is a wrong classification.
    [Theory]
    [InlineData(Icmp, 3, 0, NetworkErrorKind.NetworkUnreachable)]
    [InlineData(Icmp, 3, 1, NetworkErrorKind.HostUnreachable)]
    [InlineData(Icmp, 3, 2, NetworkErrorKind.Other)]
    [InlineData(Icmp, 3, 3, NetworkErrorKind.PortUnreachable)]
    [InlineData(Icmp, 3, 4, NetworkErrorKind.TooLong)]
    [InlineData(Icmp, 3, 5, NetworkErrorKind.Other)]
    [InlineData(Icmp, 3, 6, NetworkErrorKind.NetworkUnreachable)]
    [InlineData(Icmp, 3, 7, NetworkErrorKind.HostUnreachable)]
    [InlineData(Icmp, 3, 8, NetworkErrorKind.HostUnreachable)]
    [InlineData(Icmp, 3, 9, NetworkErrorKind.Prohibited)]
    [InlineData(Icmp, 3, 10, NetworkErrorKind.Prohibited)]
    [InlineData(Icmp, 3, 11, NetworkErrorKind.NetworkUnreachable)]
    [InlineData(Icmp, 3, 12, NetworkErrorKind.HostUnreachable)]
    [InlineData(Icmp, 3, 13, NetworkErrorKind.Prohibited)]
    [InlineData(Icmp, 3, 14, NetworkErrorKind.Prohibited)]
    [InlineData(Icmp, 3, 15, NetworkErrorKind.Prohibited)]
    [InlineData(Icmp, 3, 16, NetworkErrorKind.Other)]
    [InlineData(Icmp, 11, 0, NetworkErrorKind.HopLimitExceeded)]
    [InlineData(Icmp, 11, 1, NetworkErrorKind.Other)]
    [InlineData(Icmp, 12, 0, NetworkErrorKind.Other)]
    [InlineData(Icmp6, 1, 0, NetworkErrorKind.NetworkUnreachable)]
    [InlineData(Icmp6, 1, 1, NetworkErrorKind.Prohibited)]
    [InlineData(Icmp6, 1, 2, NetworkErrorKind.NetworkUnreachable)]
    [InlineData(Icmp6, 1, 3, NetworkErrorKind.HostUnreachable)]
    [InlineData(Icmp6, 1, 4, NetworkErrorKind.PortUnreachable)]
    [InlineData(Icmp6, 1, 5, NetworkErrorKind.Prohibited)]
    [InlineData(Icmp6, 1, 6, NetworkErrorKind.Prohibited)]
    [InlineData(Icmp6, 1, 7, NetworkErrorKind.Other)]
    [InlineData(Icmp6, 2, 0, NetworkErrorKind.TooLong)]
    [InlineData(Icmp6, 3, 0, NetworkErrorKind.HopLimitExceeded)]
    [InlineData(Icmp6, 3, 1, NetworkErrorKind.Other)]
    [InlineData(Icmp6, 4, 0, NetworkErrorKind.Other)]
    [InlineData(Local, 3, 3, NetworkErrorKind.Other)]
    public void Each_type_and_code_is_one_kind(byte origin, byte type, byte code, NetworkErrorKind kind) =>
        Assert.Equal(kind, IcmpErrors.Classify(origin, type, code));
}
