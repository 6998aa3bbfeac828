using System.Net;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

/// <summary>What follows from what the kernel says of a datagram.</summary>
public class DatagramMetadataTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", false)]
    [InlineData("192.0.2.255", "192.0.2.1", true)]
    [InlineData("255.255.255.255", "192.0.2.1", true)]
    [InlineData("239.255.71.1", "192.0.2.1", true)]
    [InlineData("239.255.71.1", null, true)]
    [InlineData("127.0.0.1", "127.0.0.1", false)]
    [InlineData("2001:db8::9", null, false)]
    [InlineData("ff02::1", null, true)]
    public void A_broadcast_or_a_group_is_many(string local, string? answerSource, bool isToMany) => Assert.Equal(
        isToMany,
        new DatagramMetadata
        {
            Fields = MetadataFields.LocalAddress,
            Local = new LocalAddress(IPAddress.Parse(local), interfaceIndex: 3),
            AnswerSource = answerSource is null ? 0 : BitConverter.ToUInt32(IPAddress.Parse(answerSource).GetAddressBytes()),
        }.IsToMany);

    [Fact]
    public void What_is_not_known_is_not_many() => Assert.False(default(DatagramMetadata).IsToMany);
}
