using System.Net.Sockets;
using FastUdp.Transport.Linux;
using FastUdp.Transport.Portable;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class SendErrorsTests
{
    // The numbers, not the names: a wrong constant is a wrong classification.
    [Theory]
    [InlineData(11, SendStatus.WouldBlock)]
    [InlineData(90, SendStatus.TooLong)]
    [InlineData(111, SendStatus.Refused)]
    [InlineData(100, SendStatus.Unreachable)]
    [InlineData(101, SendStatus.Unreachable)]
    [InlineData(113, SendStatus.Unreachable)]
    [InlineData(105, SendStatus.NoBuffers)]
    [InlineData(12, SendStatus.NoBuffers)]
    [InlineData(1, SendStatus.Denied)]
    [InlineData(13, SendStatus.Denied)]
    [InlineData(5, SendStatus.Failed)]
    [InlineData(22, SendStatus.Failed)]
    [InlineData(9, SendStatus.Failed)]
    [InlineData(0, SendStatus.Failed)]
    [InlineData(12_345, SendStatus.Failed)]
    public void Each_errno_of_Linux_is_one_outcome(int errno, SendStatus status) => Assert.Equal(status, SendErrors.Classify(errno));

    [Theory]
    [InlineData(5, true, true)]
    [InlineData(22, true, true)]
    [InlineData(90, true, false)]
    [InlineData(11, false, false)]
    [InlineData(111, false, false)]
    [InlineData(105, false, false)]
    public void Some_may_be_about_segmentation_and_some_of_these_last(int errno, bool maybe, bool lasts)
    {
        Assert.Equal(maybe, SendErrors.MayBeSegmentation(errno));
        Assert.Equal(lasts, SendErrors.IsLasting(errno));
    }

    [Theory]
    [InlineData(SocketError.WouldBlock, SendStatus.WouldBlock)]
    [InlineData(SocketError.MessageSize, SendStatus.TooLong)]
    [InlineData(SocketError.ConnectionRefused, SendStatus.Refused)]
    [InlineData(SocketError.ConnectionReset, SendStatus.Refused)]
    [InlineData(SocketError.NetworkUnreachable, SendStatus.Unreachable)]
    [InlineData(SocketError.HostUnreachable, SendStatus.Unreachable)]
    [InlineData(SocketError.NetworkDown, SendStatus.Unreachable)]
    [InlineData(SocketError.NoBufferSpaceAvailable, SendStatus.NoBuffers)]
    [InlineData(SocketError.AccessDenied, SendStatus.Denied)]
    [InlineData(SocketError.SocketError, SendStatus.Failed)]
    public void Each_error_of_the_framework_is_the_same_outcome(SocketError error, SendStatus status) =>
        Assert.Equal(status, PortableErrors.Classify(error));

    [Theory]
    [InlineData(SocketError.ConnectionRefused, true)]
    [InlineData(SocketError.ConnectionReset, true)]
    [InlineData(SocketError.HostUnreachable, true)]
    [InlineData(SocketError.OperationAborted, false)]
    [InlineData(SocketError.NotSocket, false)]
    [InlineData(SocketError.Fault, false)]
    [InlineData(SocketError.InvalidArgument, false)]
    public void Errors_about_earlier_datagrams_do_not_end_a_receive(SocketError error, bool isTransient) =>
        Assert.Equal(isTransient, PortableErrors.IsTransient(error));
}
