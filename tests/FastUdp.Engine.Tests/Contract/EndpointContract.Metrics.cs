using System.Collections.Concurrent;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task Metrics_say_what_the_statistics_say()
    {
        using var reader = new MetricReader();
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = Endpoints.Bind();
        SkipUnlessAlone(reader, receiver, origin);
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 500).Select(i => i % 100));
        using (DatagramSender sender = origin.CreateSender())
            await Traffic.SendPacedAsync(sender, AddressOf(receiver), payloads, inbox);
        await receiver.StopAsync().Within();

        reader.Collect();
        AssertSame(reader, MetricReader.Local(receiver.LocalEndPoint), receiver.Statistics);
        AssertSame(reader, MetricReader.Local(origin.LocalEndPoint), origin.Statistics);
        Assert.Equal(payloads.Length, reader.Value("fastudp.datagram.count", MetricReader.Local(receiver.LocalEndPoint), "receive"));
        Assert.Equal(payloads.Length, reader.Value("fastudp.datagram.count", MetricReader.Local(origin.LocalEndPoint), "transmit"));
        Assert.NotEmpty(reader.Records("fastudp.batch.size", MetricReader.Local(receiver.LocalEndPoint)));
    }

    [Fact]
    public void Connected_endpoints_are_one_series_named_after_their_remote()
    {
        using var reader = new MetricReader();
        UdpEndpoint server = Endpoints.Bind();
        UdpEndpoint first = Endpoints.Connect(AddressOf(server));
        string series = MetricReader.Peer(server.LocalEndPoint);
        using (UdpEndpoint second = Endpoints.Connect(AddressOf(server)))
        {
            Assert.True(first.TrySend([1, 2]).IsSent && second.TrySend([3]).IsSent);
            reader.Collect();
            Assert.Equal((2, 3), (reader.Value("fastudp.endpoint.count", series), reader.Value("fastudp.io", series, "transmit")));
        }

        // What the second sent stays in the sum: it must not fall.
        reader.Collect();
        Assert.Equal((1, 3), (reader.Value("fastudp.endpoint.count", series), reader.Value("fastudp.io", series, "transmit")));
        first.Dispose();
        reader.Collect();
        Assert.False(reader.Has(series));
    }

    [Fact]
    public async Task A_disposed_endpoint_is_in_no_metric()
    {
        using var reader = new MetricReader();
        UdpEndpoint endpoint = Endpoints.Bind();
        string series = MetricReader.Local(endpoint.LocalEndPoint);
        reader.Collect();
        Assert.True(reader.Has(series));
        await endpoint.DisposeAsync().Within();
        reader.Collect();
        Assert.False(reader.Has(series));
    }

    [Fact]
    public async Task Receiving_allocates_nothing_while_metrics_are_listened_to()
    {
        // A listener that counts and keeps nothing: what it costs itself is not the engine's.
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        long heard = 0;
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "FastUdp")
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, _, _, _) => Interlocked.Increment(ref heard));
        listener.Start();
        await Sending_and_receiving_allocates_nothing_once_warm();
        Assert.True(Interlocked.Read(ref heard) > 0);
    }

    [Fact]
    public async Task Counts_never_fall_while_endpoints_come_and_go()
    {
        using var reader = new MetricReader();
        (UdpEndpoint receiver, _) = Endpoints.Listen();
        string series = MetricReader.Local(receiver.LocalEndPoint);
        using var stop = new CancellationTokenSource();
        var failures = new ConcurrentQueue<Exception>();
        Task coming = TimeLimits.OnOwnThread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                using UdpEndpoint client = UdpEndpoint.Connect(receiver.LocalEndPoint, Options);
                client.TrySend([1]);
            }
        });
        long last = 0;
        for (int i = 0; i < 300; i++)
        {
            reader.Collect();
            long count = reader.Value("fastudp.datagram.count", series, "receive")!.Value;
            Assert.True(count >= last, $"{count} after {last}");
            last = count;
        }
        await stop.CancelAsync();
        await coming.Within();
        await TimeLimits.Until(() => receiver.Statistics.DatagramsReceived > 0, "a datagram has come");
    }

    [Fact]
    public async Task Events_tell_an_endpoints_life()
    {
        using var reader = new EventReader();
        (UdpEndpoint endpoint, Inbox inbox) = Endpoints.Listen();
        endpoint.TrySend(AddressOf(endpoint), [1]);
        await inbox.TakeAsync(1);
        await endpoint.DisposeAsync().Within();

        string[] events = reader.Of(endpoint.LocalEndPoint);
        Assert.Equal($"EndpointBound {endpoint.LocalEndPoint} {endpoint.Capabilities.Backend} ", events[0]);
        Assert.Equal(
            endpoint.Capabilities.Select(row => $"Capability {endpoint.LocalEndPoint} {row.Name} {row.IsOn} {row.Reason}"),
            events.Where(line => line.StartsWith("Capability", StringComparison.Ordinal)));
        Assert.Equal(
            ["ReceiveStarted", "ReceiveStopped", "EndpointClosed"],
            events.Select(line => line.Split(' ')[0]).Where(name => name is not ("EndpointBound" or "Capability")));
        Assert.Equal($"EndpointClosed {endpoint.LocalEndPoint} 1 1", events[^1]);
    }

    [Fact]
    public async Task An_event_tells_what_ended_a_receive()
    {
        using var reader = new EventReader();
        UdpEndpoint endpoint = Endpoints.Bind();
        Task run = endpoint.RunAsync(new Handler((in DatagramBatch _, DatagramSender _) => throw new InvalidOperationException("on purpose")));
        endpoint.TrySend(AddressOf(endpoint), [1]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => run.Within());
        Assert.Contains($"ReceiveFailed {endpoint.LocalEndPoint} System.InvalidOperationException on purpose", reader.Of(endpoint.LocalEndPoint));
    }

    /// <summary>
    /// A series is all endpoints of an address in the process. Networks in memory have the same addresses, and what another test left
    /// there undisposed is in the series, or in its sums when it has been collected.
    /// </summary>
    private static void SkipUnlessAlone(MetricReader reader, params UdpEndpoint[] endpoints)
    {
        reader.Collect();
        foreach (UdpEndpoint endpoint in endpoints)
        {
            string series = MetricReader.Local(endpoint.LocalEndPoint);
            bool isAlone = reader.Value("fastudp.endpoint.count", series) == 1
                && reader.Value("fastudp.datagram.count", series, "receive") == 0
                && reader.Value("fastudp.datagram.count", series, "transmit") == 0;
            Assert.SkipUnless(isAlone, $"Another endpoint of this process was at {endpoint.LocalEndPoint}, in another network.");
        }
    }

    private static void AssertSame(MetricReader reader, string series, UdpStatistics expected)
    {
        Assert.Equal(1, reader.Value("fastudp.endpoint.count", series));
        Assert.Equal(expected.DatagramsReceived, reader.Value("fastudp.datagram.count", series, "receive"));
        Assert.Equal(expected.DatagramsSent, reader.Value("fastudp.datagram.count", series, "transmit"));
        Assert.Equal(expected.BytesReceived, reader.Value("fastudp.io", series, "receive"));
        Assert.Equal(expected.BytesSent, reader.Value("fastudp.io", series, "transmit"));
        Assert.Equal(expected.BatchesReceived, reader.Value("fastudp.batch.count", series));
        Assert.Equal(expected.RunsReceived, reader.Value("fastudp.buffer.count", series));
        Assert.Equal(expected.ReceiveCalls, reader.Value("fastudp.call.count", series, "receive"));
        Assert.Equal(expected.SendCalls, reader.Value("fastudp.call.count", series, "transmit"));
        Assert.Equal(expected.BuffersDroppedByKernel, reader.Value("fastudp.buffer.dropped", series, "kernel"));
        Assert.Equal(expected.SendsTooLong, reader.Value("fastudp.datagram.refused", series, "too_long"));
        Assert.Equal(expected.BlocksRented, reader.Value("fastudp.block.usage", series));
    }
}
