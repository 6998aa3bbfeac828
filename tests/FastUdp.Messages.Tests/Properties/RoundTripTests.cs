using FastUdp.Messages.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Messages.Tests.Properties;

/// <summary>Whatever is written is read again, of every type of message.</summary>
public class RoundTripTests
{
    [Theory]
    [MemberData(nameof(MessageCases.Indexes), MemberType = typeof(MessageCases))]
    public void What_is_written_is_what_is_read(int index)
    {
        MessageCase message = MessageCases.All[index];
        Holds(seed =>
        {
            byte[] bytes = message.Write(seed);
            Assert.Equal(message.Make(seed), message.Read(bytes, out WireFault fault));
            Assert.Equal(default, fault);
            Assert.Equal(bytes, message.Rewrite(bytes));
        });
    }

    [Theory]
    [MemberData(nameof(MessageCases.Indexes), MemberType = typeof(MessageCases))]
    public void The_size_is_within_the_bounds_of_the_type(int index)
    {
        MessageCase message = MessageCases.All[index];
        Holds(seed =>
        {
            int size = message.Write(seed).Length;
            Assert.InRange(size, message.MinWireSize, message.MaxWireSize);
            if (message.IsFixedSize)
                Assert.Equal(message.MaxWireSize, size);
        });
    }

    [Theory]
    [MemberData(nameof(MessageCases.IndexesOfClosed), MemberType = typeof(MessageCases))]
    public void A_longer_tail_is_ignored(int index)
    {
        MessageCase message = MessageCases.All[index];
        Holds(seed =>
        {
            byte[] longer = [.. message.Write(seed), 1, 2, 3];
            Assert.Equal(message.Make(seed), message.Read(longer, out _));
        });
    }

    internal static void Holds(Action<int> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
