using System.Net;
using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Demo.Tests.Bench.Accounts;

/// <summary>The accounts of real trials over loopback, short ones.</summary>
public class TrialAccountsTests
{
    private const int PerSecond = 20_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_kernel_counts_each_datagram_where_nothing_is_offloaded(bool returns)
    {
        TrialFigures figures = await RunAloneAsync(returns ? TrafficKind.Echo : TrafficKind.OneWay, new EndSetting { UseGso = false, UseGro = false });
        KernelCounters kernel = figures.NearKernel!.Counters;
        EndpointFigures ends = figures.Endpoints;
        Assert.True(figures.Sent > 0);
        Assert.Equal(returns ? ends.DatagramsSent : figures.Sent, kernel.OutDatagrams);
        Assert.Equal(ends.DatagramsReceived, kernel.InDatagrams);
        Assert.Equal(kernel.OutDatagrams, kernel.InDatagrams + kernel.InErrors);
        Assert.Equal(ends.DroppedByKernel, kernel.RcvbufErrors);
    }

    [Fact]
    public async Task The_kernel_counts_each_buffer_where_both_ends_offload()
    {
        TrialFigures figures = await RunAloneAsync(TrafficKind.OneWay, new EndSetting());
        Assert.SkipUnless(figures.NearReport!.Gso.On && figures.Far.Report!.Gro.On, "this kernel does not offload");
        KernelCounters kernel = figures.NearKernel!.Counters;
        Assert.Equal(figures.Received!.Shape.RunDatagrams.Count, kernel.InDatagrams);
        Assert.InRange(kernel.OutDatagrams, 1, figures.Sent);
        Assert.Equal(figures.Counts!.Value.Received, figures.Received.Shape.RunDatagrams.Mean * kernel.InDatagrams, 0.5);
    }

    [Theory]
    [InlineData(UdpBackend.Auto)]
    [InlineData(UdpBackend.Portable)]
    public async Task A_trial_tells_what_it_cost_and_what_its_ends_made_use_of(UdpBackend backend)
    {
        TrialFigures figures = await RunAsync(TrafficKind.Echo, new EndSetting { Backend = backend }).Within();
        Assert.True(figures.Process.CpuTime > TimeSpan.Zero);
        Assert.InRange(figures.Process.SystemTime!.Value, TimeSpan.Zero, figures.Process.CpuTime);
        Assert.True(figures.Endpoints.SendCalls > 0 && figures.Endpoints.ReceiveCalls > 0);
        Assert.Equal(2 * figures.Sent, figures.Endpoints.DatagramsSent);
        foreach (EndReport report in (EndReport[])[figures.NearReport!, figures.Far.Report!])
        {
            Assert.True(report.ReceiveBufferBytes > 0 && report.SendBufferBytes > 0);
            Assert.All(report.Switches, static one => Assert.NotEmpty(one.Switch.Reason));
            Assert.True(backend != UdpBackend.Portable || !report.Gso.On);
        }

        // Others in this namespace send too, so there may be more; of a far end in this process it is counted once.
        Assert.True(figures.NearKernel is null || figures.NearKernel.Counters.OutDatagrams > 0);
        Assert.Null(figures.FarKernel);
        Assert.Null(figures.Far.Process);
    }

    [Fact]
    public void A_namespace_is_counted_once_whoever_counts_it()
    {
        var here = new KernelFigures("boot net:[1]", new KernelCounters { InDatagrams = 5 });
        Assert.Null(With(here, here).FarKernel);
        Assert.Equal(5, With(here, here with { Namespace = "boot net:[2]" }).FarKernel?.Counters.InDatagrams);
        Assert.Equal(5, With(null, here).FarKernel?.Counters.InDatagrams);
    }

    private static TrialFigures With(KernelFigures? near, KernelFigures? far) => new()
    {
        Near = new NearFigures { Due = 1, Written = 1, Elapsed = TimeSpan.FromSeconds(1) },
        Far = new FarFigures { Kernel = far },
        NearEndpoint = default,
        NearProcess = default,
        NearKernel = near,
    };

    /// <summary>In a network namespace of its own, where nobody else sends.</summary>
    private static async Task<TrialFigures> RunAloneAsync(TrafficKind kind, EndSetting setting)
    {
        using NetworkNamespace network = NetworkNamespace.CreateOrSkip();
        TrialFigures? figures = null;
        await network.RunAsync(async () => figures = await RunAsync(kind, setting)).Within();
        return figures!;
    }

    private static async Task<TrialFigures> RunAsync(TrafficKind kind, EndSetting setting)
    {
        await using var far = new LocalFarEnd(IPAddress.Loopback, TimeProvider.System);
        var trial = new Trial(far, local: null, TimeProvider.System);
        TrialFigures? figures = await trial.RunAsync(
            new TrialPlan
            {
                Kind = kind,
                DatagramBytes = 100,
                Setting = setting,
                Rate = new OfferedRate.Even(new RateQuantity(PerSecond * 1_000L, IsBits: false)),
                Duration = TimeSpan.FromSeconds(0.1),
                WarmUp = TimeSpan.Zero,
            },
            CancellationToken.None);
        return figures!;
    }
}
