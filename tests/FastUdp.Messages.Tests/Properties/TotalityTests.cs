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
        var random = new Random(index);
        byte[][] seeds = [.. Enumerable.Range(0, 64).Select(message.Write)];
        byte[] buffer = new byte[Math.Max(64, seeds.Max(each => each.Length))];
        long limit = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < (Total / MessageCases.All.Length) + 1; count++)
        {
            byte[] seed = seeds[count & 63];
            seed.CopyTo(buffer, 0);
            int length = random.Next(Math.Min(buffer.Length, 96) + 1);
            int changed = 1 + random.Next(8);
            for (int change = 0; change < changed; change++)
                buffer[random.Next(Math.Max(1, length))] = (byte)random.Next(256);
            if ((count & 1) == 0)
                random.NextBytes(buffer.AsSpan(Math.Min(2, length), Math.Max(0, length - 2)));
            bool isRead = message.TryRead(buffer.AsSpan(0, length), out WireFault fault);
            if (isRead != (fault.Reason == WireFaultReason.None))
                Assert.Fail($"{message}: read {isRead}, {fault}");

            // 64 bytes an object, and what an element of a byte on the wire takes in memory at most: a string of one letter.
            limit += 2_048 + (96 * length);
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= limit, $"{message}: {allocated:N0} bytes were allocated, {limit:N0} were justified.");
    }

    private static void AssertAnswers(MessageCase message, byte[] source)
    {
        bool isRead = message.TryRead(source, out WireFault fault);
        if (isRead != (fault.Reason == WireFaultReason.None))
            Assert.Fail($"{message}: read {isRead}, {fault}");
    }
}
