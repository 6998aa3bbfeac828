using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace FastUdp.Engine.Tests.Sharding;

/// <summary>That a counter is part of the sum the compiler sees to, for they are all required; that it is added to its own, this does.</summary>
public class StatisticsSumTests
{
    private static readonly PropertyInfo[] Counters = typeof(UdpStatistics).GetProperties(BindingFlags.Instance | BindingFlags.Public);

    [Fact]
    public void Every_counter_is_added_to_its_own()
    {
        UdpStatistics sum = Number(1).Add(Number(1_000));
        for (int i = 0; i < Counters.Length; i++)
            Assert.Equal((i + 1) * 1_001L, Convert.ToInt64(Counters[i].GetValue(sum), null));
    }

    [Fact]
    public void What_one_does_not_know_is_not_known_of_both()
    {
        UdpStatistics known = Number(1);
        Assert.Null(known.Add(known with { BuffersDroppedByKernel = null }).BuffersDroppedByKernel);
        Assert.Null((known with { BuffersDroppedByKernel = null }).Add(known).BuffersDroppedByKernel);
    }

    /// <summary>Statistics whose counters are 1, 2, 3 … times a factor.</summary>
    private static UdpStatistics Number(int factor)
    {
        var statistics = (UdpStatistics)RuntimeHelpers.GetUninitializedObject(typeof(UdpStatistics));
        for (int i = 0; i < Counters.Length; i++)
        {
            Type type = Nullable.GetUnderlyingType(Counters[i].PropertyType) ?? Counters[i].PropertyType;
            Counters[i].SetValue(statistics, Convert.ChangeType((i + 1) * factor, type, null));
        }
        return statistics;
    }
}
