using System.Text;
using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Tests.Chat.Room;

public class RoomNameTests
{
    [Theory]
    [InlineData("ada")]
    [InlineData("小明")]
    [InlineData("Ada King, Lovelace")]
    [InlineData("🙂")]
    [InlineData("01234567890123456789012345678901")]
    public void A_name_is_read(string name)
    {
        Assert.True(RoomName.TryRead(Encoding.UTF8.GetBytes(name), out string? read));
        Assert.Equal(name, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ada")]
    [InlineData("ada ")]
    [InlineData("a\tb")]
    [InlineData("a\u200Bb")]
    [InlineData("a\u00A0b")]
    [InlineData("\u202Eada")]
    [InlineData("\uE000")]
    [InlineData("012345678901234567890123456789012")]
    public void What_is_no_name_is_not(string name) => Assert.False(RoomName.TryRead(Encoding.UTF8.GetBytes(name), out _));

    [Fact]
    public void Bytes_that_are_no_text_are_no_name() => Assert.False(RoomName.TryRead([0xC3, 0x28], out _));

    [Fact]
    public void The_longest_name_fits_the_wire() =>
        Assert.Equal(RoomLimits.MaxNameBytes, Encoding.UTF8.GetByteCount(string.Concat(Enumerable.Repeat("🙂", RoomLimits.MaxNameCharacters))));
}
