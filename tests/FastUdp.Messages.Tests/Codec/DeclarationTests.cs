using FastUdp.Messages.Tests.Declarations;
using Xunit;

namespace FastUdp.Messages.Tests.Codec;

/// <summary>Shapes of declarations that a reader has to cope with.</summary>
public class DeclarationTests
{
    [Fact]
    public void A_private_type_with_a_readonly_field() => Assert.Equal(77, Hidden.ThroughTheWire(77));

    [Fact]
    public void Members_named_like_keywords_and_like_locals()
    {
        var original = new Keywords { @class = 1, message = 2, run = 3, fault = 4, reader = [5], count1 = "6" };
        Assert.True(Keywords.TryRead(VersionTests.Write(original), out Keywords read, out _));
        Assert.Equal((1, 2, 3, (byte)4, "6"), (read.@class, read.message, read.run, read.fault, read.count1));
        Assert.Equal([5], read.reader);
    }

    [Fact]
    public void Required_members_private_setters_and_members_that_are_not_on_the_wire()
    {
        var original = new Required { Id = 3, Name = "n", Note = "lost" };
        original.SetPrivate(9);
        Assert.True(Required.TryRead(VersionTests.Write(original), out Required? read, out _));
        Assert.Equal((3, "n", 9, "as constructed"), (read.Id, read.Name, read.Private, read.Note));
    }

    [Fact]
    public void The_sizes_are_constants_of_the_type()
    {
        const int Size = Ping.MaxWireSize;
        Span<byte> bytes = stackalloc byte[Size];
        Assert.True(Ping.TryWrite(new Ping(1, 2), bytes, out _, out _));
        Assert.True(Ping.IsFixedSize);
        Assert.False(Texts.IsFixedSize);
        Assert.Equal(1, Nothing.MaxWireSize);
        Assert.Equal(0, Empty.MaxWireSize);
        Assert.Equal(WireIdentifier.None, Empty.MessageId);
    }

    [Fact]
    public void A_message_of_values_alone_is_written_and_read_without_an_allocation()
    {
        var message = new Ping(1, 2);
        byte[] bytes = VersionTests.Write(message);
        long allocated = Allocations.Of(() =>
        {
            for (int count = 0; count < 1_000; count++)
            {
                Ping.TryWrite(message, bytes, out _, out _);
                Ping.TryRead(bytes, out message, out _);
            }
        });
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Interned_texts_that_were_read_before_are_the_same_object()
    {
        byte[] bytes = VersionTests.Write(new Texts("", "", null, "an interned text", ""));
        Assert.True(Texts.TryRead(bytes, out Texts? first, out _));
        Assert.True(Texts.TryRead(bytes, out Texts? second, out _));
        Assert.Same(first.Interned, second.Interned);
    }
}
