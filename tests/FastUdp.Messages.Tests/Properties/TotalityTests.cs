using FastUdp.Messages.Tests.Support;
using Xunit;

namespace FastUdp.Messages.Tests.Properties;

/// <summary>
/// The reader is total: whatever the bytes, it gives a message or a reason. Sources lie at the end of an array of exactly
/// their length, so that a read past the end would throw.
/// </summary>
public class TotalityTests
{
    [Theory]
    [MemberData(nameof(MessageCases.Indexes), MemberType = typeof(MessageCases))]
    public void Every_truncation_gives_a_message_or_a_reason(int index)
    {
        MessageCase message = MessageCases.All[index];
        RoundTripTests.Holds(seed =>
        {
            byte[] bytes = message.Write(seed);
            for (int length = 0; length < bytes.Length; length += 1 + (length / 64))
                AssertAnswers(message, bytes[..length]);
        });
    }

    [Theory]
    [MemberData(nameof(MessageCases.Indexes), MemberType = typeof(MessageCases))]
    public void Every_corruption_of_a_byte_gives_a_message_or_a_reason(int index)
    {
        MessageCase message = MessageCases.All[index];
        byte[] bytes = message.Write(seed: 7);
        for (int at = 0; at < Math.Min(bytes.Length, 600); at++)
        {
            byte original = bytes[at];
            for (int value = 0; value < 256; value++)
            {
                bytes[at] = (byte)value;
                AssertAnswers(message, bytes);
            }
            bytes[at] = original;
        }
    }

    /// <summary>Ten million in all: random bytes behind the right identifier, and corrupted messages.</summary>
    [Theory]
    [MemberData(nameof(MessageCases.Indexes), MemberType = typeof(MessageCases))]
    public void Random_datagrams_give_a_message_or_a_reason_and_no_allocation_they_do_not_justify(int index)
    {
        const int Total = 10_000_000;
        MessageCase message = MessageCases.All[index];
        var datagrams = new RandomDatagrams(index, [.. Enumerable.Range(0, 64).Select(message.Write)]);
        for (int count = 0; count <= Total / MessageCases.All.Length; count++)
        {
            ReadOnlySpan<byte> source = datagrams.Next();
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool isRead = message.TryRead(source, out WireFault fault);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (isRead != (fault.Reason == WireFaultReason.None))
                Assert.Fail($"{message}: read {isRead}, {fault}");
            if (allocated > Justified(source.Length))
                Assert.Fail($"{message}: {allocated:N0} bytes were allocated for {source.Length} bytes: {Convert.ToHexString(source)}");
        }
    }

    /// <summary>
    /// The message and its empty collections, and for each byte what it may become at most: half of an array of one byte or
    /// a letter, with the reference to it.
    /// </summary>
    private static long Justified(int length) => 2_048 + (32 * length);

    private static void AssertAnswers(MessageCase message, byte[] source)
    {
        bool isRead = message.TryRead(source, out WireFault fault);
        if (isRead != (fault.Reason == WireFaultReason.None))
            Assert.Fail($"{message}: read {isRead}, {fault}");
    }
}
