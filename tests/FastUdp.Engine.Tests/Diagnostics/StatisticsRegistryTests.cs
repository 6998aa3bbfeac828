using System.Runtime.CompilerServices;
using FastUdp.Diagnostics;
using Xunit;

namespace FastUdp.Engine.Tests.Diagnostics;

/// <summary>The registry, with owners that count what the test says. Its instruments are seen by listeners as all are, but are none of the engine's.</summary>
public sealed class StatisticsRegistryTests : IDisposable
{
    private static readonly SeriesName Here = new("network.local.address", "192.0.2.1", "network.local.port", 1);
    private static readonly SeriesName There = Here with { Port = 2 };

    // Where owners are left to the garbage collector, which takes its time.
    private static readonly SeriesName Elsewhere = Here with { Port = 3 };

    private static readonly StatisticsRegistry<Sample> Registry = new(
        StatisticsInstrument<Sample>.Count("test.count", "{one}", "", static one => one.Count),
        StatisticsInstrument<Sample>.Level("test.level", "{one}", "", static one => one.Level),
        StatisticsInstrument<Sample>.Count("test.perhaps", "{one}", "", static one => one.Perhaps));

    private static readonly Func<double> Total = Registry.TotalOf("test.count");

    private readonly MetricReader _reader = new();
    private readonly List<StatisticsSource<Sample>> _sources = [];

    // The registry keeps nobody alive.
    private readonly List<Owner> _kept = [];

    public void Dispose()
    {
        _sources.ForEach(static source => source.Leave());
        _reader.Dispose();
    }

    [Fact]
    public void A_collection_reads_a_source_once_for_all_instruments()
    {
        var owner = new Owner(count: 1);
        Register(Here, owner);
        _reader.Collect();
        Assert.Equal(1, owner.Reads);
        _reader.Collect();
        Assert.Equal(2, owner.Reads);
    }

    [Fact]
    public void Each_collection_has_what_is_counted_by_then()
    {
        var owner = new Owner(count: 1);
        Register(Here, owner);
        Register(There, new Owner(count: 100));
        _reader.Collect();
        Assert.Equal((1, 100), (Count(Here), Count(There)));
        owner.Count = 5;
        _reader.Collect();
        Assert.Equal((5, 100), (Count(Here), Count(There)));
    }

    [Fact]
    public void Sources_of_one_name_are_one_series_which_ends_with_the_last()
    {
        StatisticsSource<Sample> first = Register(Here, new Owner(count: 10) { Level = 1 });
        StatisticsSource<Sample> second = Register(Here, new Owner(count: 5) { Level = 2 });
        _reader.Collect();
        Assert.Equal((15, 3), (Count(Here), Level(Here)));
        first.Leave();
        _reader.Collect();
        Assert.Equal((15, 2), (Count(Here), Level(Here)));
        second.Leave();
        second.Leave();
        _reader.Collect();
        Assert.Null(Count(Here));
        Register(Here, new Owner(count: 1));
        _reader.Collect();
        Assert.Equal(1, Count(Here));
    }

    [Fact]
    public void The_process_total_keeps_what_the_departed_counted()
    {
        double before = Total();
        StatisticsSource<Sample> source = Register(Here, new Owner(count: 10));
        Assert.Equal(before + 10, Total());
        source.Leave();
        Assert.Equal(before + 10, Total());
        Register(There, new Owner(count: 1));
        Assert.Equal(before + 11, Total());
    }

    [Fact]
    public void A_count_does_not_fall_when_an_older_snapshot_comes_later_or_none_any_more()
    {
        var owner = new Owner(count: 10) { Perhaps = 3 };
        Register(Here, owner);
        _reader.Collect();
        owner.Count = 9;
        owner.Perhaps = null;
        _reader.Collect();
        Assert.Equal((10, 3), (Count(Here), Value("test.perhaps", Here)));
    }

    [Fact]
    public void What_nobody_can_say_is_not_measured()
    {
        Register(Here, new Owner(count: 1));
        _reader.Collect();
        Assert.Null(Value("test.perhaps", Here));
    }

    [Fact]
    public void An_owner_that_was_collected_leaves_with_what_was_last_read()
    {
        double before = Total();
        Abandon(7);
        Collect();
        _reader.Collect();
        Assert.Null(Count(Elsewhere));
        Assert.Equal(before + 7, Total());
    }

    [Fact]
    public void Owners_that_are_never_disposed_are_let_go_though_nobody_listens()
    {
        for (int round = 0; round < 100; round++)
        {
            for (int i = 0; i < 50; i++)
                Registry.Register(Elsewhere, new Owner(count: 1), static owner => ((Owner)owner).Take());
            Collect();
        }
        Assert.InRange(Registry.SourceCount, 0, 200);
    }

    [Fact]
    public async Task It_may_be_asked_and_changed_at_the_same_time()
    {
        using var stop = new CancellationTokenSource();
        var stays = new Owner(count: 1);
        Register(Here, stays);
        Task changing = TimeLimits.OnOwnThread(() =>
        {
            while (!stop.IsCancellationRequested)
                Registry.Register(Here, new Owner(count: 1), static owner => ((Owner)owner).Take()).Leave();
        });
        Task asking = TimeLimits.OnOwnThread(() =>
        {
            double last = 0;
            for (int i = 0; i < 2_000; i++)
            {
                double total = Total();
                Assert.True(total >= last, $"{total} after {last}");
                last = total;
            }
        });
        await asking.Within();
        await stop.CancelAsync();
        await changing.Within();
        GC.KeepAlive(stays);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Abandon(long count)
    {
        Registry.Register(Elsewhere, new Owner(count), static owner => ((Owner)owner).Take());
        Total();
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private StatisticsSource<Sample> Register(SeriesName name, Owner owner)
    {
        StatisticsSource<Sample> source = Registry.Register(name, owner, static owner => ((Owner)owner).Take());
        _sources.Add(source);
        _kept.Add(owner);
        return source;
    }

    private long? Count(SeriesName name) => Value("test.count", name);

    private long? Level(SeriesName name) => Value("test.level", name);

    private long? Value(string instrument, SeriesName name) =>
        _reader.Value(instrument, $"{name.AddressKey}={name.Address},{name.PortKey}={name.Port}");

    private sealed record Sample(long Count, long Level, long? Perhaps);

    private sealed class Owner(long count)
    {
        public long Count { get; set; } = count;

        public long Level { get; init; }

        public long? Perhaps { get; set; }

        public int Reads { get; private set; }

        public Sample Take()
        {
            Reads++;
            return new Sample(Count, Level, Perhaps);
        }
    }
}
