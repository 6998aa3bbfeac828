using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;
using FastUdp.Diagnostics;
using FastUdp.Engine.Tests.Simulation;
using FastUdp.Engine.Tests.Support;
using FastUdp.Simulation;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Diagnostics;

public class EventSourceTests
{
    private readonly SimulatedNetwork _network = new();

    [Fact]
    public void Its_manifest_is_valid() => Assert.Contains(
        "FastUdp", EventSource.GenerateManifest(typeof(FastUdpEventSource), "", EventManifestOptions.Strict), StringComparison.Ordinal);

    [Fact]
    public void The_documentation_lists_its_events_and_counters()
    {
        string document = Repository.Read("docs", "metrics.md");
        using var reader = new EventReader(counterSeconds: "1");
        Assert.All(
            typeof(FastUdpEventSource).GetMethods().Where(method => method.IsDefined(typeof(EventAttribute), false)),
            method => Assert.Contains($"| `{method.Name}` |", document, StringComparison.Ordinal));
        Assert.All(
            FastUdpEventSource.Log.Counters.Names, name => Assert.Contains($"`{name}`", document, StringComparison.Ordinal));
    }

    [Fact]
    public void Waits_for_blocks_are_told_once_a_second_with_their_number()
    {
        using UdpEndpoint endpoint = _network.Bind("192.0.2.1:17");
        using var reader = new EventReader(EventLevel.Warning);
        for (int i = 0; i < 5; i++)
            TestEndpoints.TransportOf(endpoint).ReceiveCounters.AddStarvedWait();
        _network.Run(SimulatedHosts.Second);
        TestEndpoints.TransportOf(endpoint).ReceiveCounters.AddStarvedWait();
        Assert.Equal(["Starved 192.0.2.1:17 1", "Starved 192.0.2.1:17 6"], reader.Of(endpoint.LocalEndPoint));
    }

    [Fact]
    public void Datagrams_given_up_for_want_of_room_are_told_and_other_refusals_are_not()
    {
        using UdpEndpoint endpoint = _network.Bind("192.0.2.1:18");
        SendCounters counters = TestEndpoints.TransportOf(endpoint).SendCounters;
        using var reader = new EventReader(EventLevel.Warning);
        counters.AddGivenUp(SendStatus.TooLong, 2);
        counters.AddGivenUp(SendStatus.WouldBlock, 3);
        Assert.Equal(["SendTimedOut 192.0.2.1:18 3"], reader.Of(endpoint.LocalEndPoint));
        Assert.Equal((2, 3), (endpoint.Statistics.SendsTooLong, endpoint.Statistics.SendsBlocked));
    }

    [Fact]
    public void The_end_of_segmentation_is_told_with_its_reason()
    {
        using UdpEndpoint endpoint = _network.Bind("192.0.2.1:19");
        using var reader = new EventReader(EventLevel.Warning);
        TestEndpoints.TransportOf(endpoint).SendCounters.Observer!.OnSegmentationOff("errno 5");
        Assert.Equal(["SegmentationOff 192.0.2.1:19 errno 5"], reader.Of(endpoint.LocalEndPoint));
    }

    [Fact]
    public void What_the_kernel_dropped_is_told_when_somebody_collects()
    {
        using UdpEndpoint endpoint = _network.Bind("192.0.2.1:20", new UdpEndpointOptions { ReceiveBufferBytes = 4_096 });
        using UdpEndpoint origin = _network.Bind("192.0.2.2:20");
        using var reader = new EventReader(EventLevel.Warning);
        using var metrics = new MetricReader();
        for (int i = 0; i < 20; i++)
            origin.Send("192.0.2.1:20", new byte[1_000]);
        _network.Run(SimulatedHosts.Second);
        metrics.Collect();
        metrics.Collect();
        long dropped = endpoint.Statistics.BuffersDroppedByKernel!.Value;
        Assert.True(dropped > 0);
        Assert.Equal([$"DroppedByKernel 192.0.2.1:20 {dropped} {dropped}"], reader.Of(endpoint.LocalEndPoint));
    }

    [Fact]
    public async Task Counters_show_what_all_endpoints_do_together()
    {
        using var reader = new EventReader(EventLevel.Warning, counterSeconds: "0.05");
        using UdpEndpoint endpoint = _network.Bind("192.0.2.1:21");
        await TimeLimits.Until(() => reader.Counter("datagrams-sent") is not null && reader.Counter("endpoints") >= 1, "the counters are polled");
        double before = reader.Growth("datagrams-sent");
        for (int i = 0; i < 1_000; i++)
            endpoint.Send("192.0.2.1:21", 1);
        await TimeLimits.Until(() => reader.Growth("datagrams-sent") >= before + 1_000, "the datagrams are counted");
    }

    [Fact]
    public void An_endpoint_that_nobody_disposed_leaves_the_metrics_with_the_garbage_collector()
    {
        using var reader = new MetricReader();
        string series = Abandon();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        reader.Collect();
        Assert.False(reader.Has(series));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Abandon() => MetricReader.Local(UdpEndpoint.Bind(TestEndpoints.Loopback).LocalEndPoint);
}
