using FastUdp.Messages.Tests.Declarations;
using Xunit;

namespace FastUdp.Messages.Tests.Codec;

/// <summary>Older and newer programs understand each other as long as fields are only appended.</summary>
public class VersionTests
{
    private static readonly byte[] One = Write(new VersionOne(9, "Ann"));
    private static readonly byte[] Three = Write(new Later.VersionThree(9, "Ann", 80, true, "Queen", [1, 2]));

    [Fact]
    public void A_newer_reader_gives_what_an_older_writer_lacks_its_default()
    {
        Assert.True(Later.VersionThree.TryRead(One, out Later.VersionThree read, out _));
        Assert.Equal((9u, "Ann", 0, false, ""), (read.Id, read.Name, read.Health, read.IsBot, read.Title));
        Assert.Empty(read.Scores);
    }

    [Fact]
    public void An_older_reader_ignores_what_a_newer_writer_appended()
    {
        Assert.True(VersionOne.TryRead(Three, out VersionOne read, out _));
        Assert.Equal(new VersionOne(9, "Ann"), read);
    }

    [Fact]
    public void The_fields_of_one_version_come_together_or_not_at_all()
    {
        int two = One.Length + 5;
        Assert.True(Later.VersionThree.TryRead(Three.AsSpan(0, two), out Later.VersionThree read, out _));
        Assert.Equal((80, true, ""), (read.Health, read.IsBot, read.Title));
        for (int length = One.Length + 1; length < Three.Length; length++)
        {
            if (length != two)
                Assert.False(Later.VersionThree.TryRead(Three.AsSpan(0, length), out _, out _), $"{length} bytes were read.");
        }
    }

    [Fact]
    public void The_fewest_bytes_are_those_of_the_first_version() => Assert.Equal(VersionOne.MinWireSize, Later.VersionThree.MinWireSize);

    [Fact]
    public void A_nested_message_with_its_length_before_it_grows_without_moving_what_follows()
    {
        byte[] older = Write(new OldOuter(new OldInner(50), -1));
        byte[] newer = Write(new NewOuter(new NewInner(50, 77, "shield"), -1));

        Assert.True(NewOuter.TryRead(older, out NewOuter fromOld, out _));
        Assert.Equal(new NewOuter(new NewInner(50, 0, ""), -1), fromOld);
        Assert.True(OldOuter.TryRead(newer, out OldOuter fromNew, out _));
        Assert.Equal(new OldOuter(new OldInner(50), -1), fromNew);
    }

    internal static byte[] Write<T>(T message)
        where T : IDatagramMessage<T>
    {
        byte[] bytes = new byte[T.GetWireSize(message)];
        Assert.True(T.TryWrite(message, bytes, out _, out WireFault fault), fault.ToString());
        return bytes;
    }
}
