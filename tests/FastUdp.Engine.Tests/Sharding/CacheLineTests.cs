using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Sharding;

/// <summary>What two shards write once a batch lies so far apart that neither takes a cache line from the other.</summary>
public class CacheLineTests
{
    [Theory]
    [InlineData(typeof(ReceiveCounters))]
    [InlineData(typeof(SendCounters))]
    public void Every_counter_lies_a_pair_of_cache_lines_within_its_object(Type type)
    {
        int size = type.StructLayoutAttribute!.Size;
        FieldInfo[] counters = type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => field.FieldType == typeof(long)).ToArray();
        Assert.NotEmpty(counters);
        Assert.All(counters, field =>
        {
            int offset = field.GetCustomAttribute<FieldOffsetAttribute>()!.Value;
            Assert.InRange(offset, CacheLine.Bytes, size - CacheLine.Bytes - sizeof(long));
        });
    }

    [Fact]
    public void Counters_made_one_after_the_other_lie_that_far_apart()
    {
        var received = new ReceiveCounters[100];
        var sent = new SendCounters[100];
        for (int i = 0; i < received.Length; i++)
            (received[i], sent[i]) = (new ReceiveCounters(), new SendCounters());
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

        for (int i = 0; i < received.Length; i++)
        {
            AssertApart(ref StarvedWaits(received[i]), ref Bytes(sent[i]));
            AssertApart(ref Bytes(sent[i]), ref ByStatus(sent[i])[CacheLine.Bytes / sizeof(long)]);
            if (i == 0)
                continue;
            AssertApart(ref StarvedWaits(received[i - 1]), ref Datagrams(received[i]));
            AssertApart(ref Refusals(sent[i - 1]), ref Bytes(sent[i]));
            AssertApart(ref ByStatus(sent[i - 1])[^(CacheLine.Bytes / sizeof(long))], ref Datagrams(received[i]));
        }
    }

    private static void AssertApart(ref long one, ref long other) =>
        Assert.True(Math.Abs((long)Unsafe.ByteOffset(ref one, ref other)) >= CacheLine.Bytes, $"{Unsafe.ByteOffset(ref one, ref other)} bytes apart.");

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_datagrams")]
    private static extern ref long Datagrams(ReceiveCounters counters);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_starvedWaits")]
    private static extern ref long StarvedWaits(ReceiveCounters counters);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_bytes")]
    private static extern ref long Bytes(SendCounters counters);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_refusals")]
    private static extern ref long Refusals(SendCounters counters);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_byStatus")]
    private static extern ref long[] ByStatus(SendCounters counters);
}
