using System.Net;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;
using static FastUdp.Engine.Tests.Simulation.SimulatedHosts;

namespace FastUdp.Engine.Tests.Simulation;

/// <summary>What a network does with datagrams, link by link.</summary>
public sealed class SimulatedNetworkTests
{
    private static readonly LinkImpairment Slow = new() { Delay = Milliseconds(10) };

    [Fact]
    public void Nothing_is_handed_over_within_a_send_even_without_a_delay()
    {
        var network = new SimulatedNetwork();
        (UdpEndpoint receiver, List<string> trace) = network.Listen("10.0.0.1:7");
        receiver.Send("10.0.0.1:7", 1);
        Assert.Empty(trace);
        network.Run(TimeSpan.Zero);
        Assert.Equal(["0 10.0.0.1:7 01"], trace);
    }

    [Fact]
    public void A_datagram_takes_the_delay_of_its_link_and_no_more()
    {
        var network = new SimulatedNetwork(impairment: Slow);
        (_, List<string> trace) = network.Listen("10.0.0.1:7");
        UdpEndpoint origin = network.Bind("10.0.0.2:9");
        network.Run(Second);
        origin.Send("10.0.0.1:7", 1);
        network.Run(Milliseconds(9.999));
        Assert.Empty(trace);
        network.Run(Milliseconds(0.001));
        Assert.Equal(["1010 10.0.0.2:9 01"], trace);
    }

    [Fact]
    public void What_arrives_at_one_moment_is_one_batch_in_the_order_of_sending()
    {
        var network = new SimulatedNetwork(impairment: Slow);
        UdpEndpoint receiver = network.Bind("10.0.0.1:7");
        var batches = new List<int[]>();
        _ = receiver.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            var numbers = new List<int>();
            foreach (Datagram datagram in batch)
                numbers.Add(datagram.Payload[0]);
            batches.Add([.. numbers]);
        }));
        UdpEndpoint origin = network.Bind("10.0.0.2:9");
        for (byte i = 0; i < 100; i++)
            origin.Send("10.0.0.1:7", i);
        network.Run(Milliseconds(5));
        origin.Send("10.0.0.1:7", 100);
        Assert.True(network.RunUntilIdle(Second));

        // As many as the ring has slots, the rest of that moment, and what came later.
        Assert.Equal([64, 36, 1], batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, 101), batches.SelectMany(batch => batch));
    }

    [Fact]
    public void Jitter_lets_later_datagrams_overtake()
    {
        var network = new SimulatedNetwork(seed: 1, new LinkImpairment { Delay = Milliseconds(10), Jitter = Milliseconds(10) });
        (_, List<string> trace) = network.Listen("10.0.0.1:7");
        UdpEndpoint origin = network.Bind("10.0.0.2:9");
        for (byte i = 0; i < 100; i++)
            origin.Send("10.0.0.1:7", i);
        Assert.True(network.RunUntilIdle(Second));
        string[] payloads = [.. trace.Select(line => line.Split(' ')[2])];
        Assert.Equal(100, payloads.Distinct().Count());
        Assert.NotEqual(payloads.Order(), payloads);
    }

    [Fact]
    public void Loss_duplication_and_corruption_are_the_links_and_are_counted()
    {
        var bad = new LinkImpairment { Loss = LossModel.Independent(0.5), Duplication = 0.5, Corruption = 0.5, Delay = Milliseconds(1) };
        var network = new SimulatedNetwork(seed: 5, bad);
        (_, List<string> trace) = network.Listen("10.0.0.1:7");
        UdpEndpoint origin = network.Bind("10.0.0.2:9");
        for (int i = 0; i < 1_000; i++)
            origin.Send("10.0.0.1:7", 0);
        Assert.True(network.RunUntilIdle(Second));

        LinkStatistics statistics = network.Statistics;
        Assert.Equal(1_000, statistics.Entered);
        Assert.Equal(trace.Count, statistics.Delivered);
        Assert.Equal(1_000, statistics.Delivered + statistics.Lost - statistics.Duplicated);
        Assert.InRange(statistics.Lost, 400, 600);
        Assert.InRange(statistics.Duplicated, 150, 350);
        Assert.InRange(statistics.Corrupted, 150, 350);
        Assert.InRange(trace.Count(line => !line.EndsWith(" 00", StringComparison.Ordinal)), statistics.Corrupted, 2 * statistics.Corrupted);
    }

    [Fact]
    public void A_link_is_changed_in_one_direction_and_from_now_on()
    {
        var network = new SimulatedNetwork(impairment: Slow);
        (UdpEndpoint one, List<string> atOne) = network.Listen("10.0.0.1:7");
        (UdpEndpoint two, List<string> atTwo) = network.Listen("10.0.0.2:7");
        one.Send("10.0.0.2:7", 1);
        for (int i = 0; i < 100; i++)
            network.SetLink(IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2"), new LinkImpairment { Delay = Second });
        one.Send("10.0.0.2:7", 2);
        two.Send("10.0.0.1:7", 3);
        network.Run(2 * Second);
        Assert.Equal(["10 10.0.0.1:7 01", "1000 10.0.0.1:7 02"], atTwo);
        Assert.Equal(["10 10.0.0.2:7 03"], atOne);
        Assert.Equal(3, network.Statistics.Delivered);
        Assert.Equal(3, network.Statistics.Entered);
    }

    [Fact]
    public void A_link_holds_no_more_than_its_capacity_even_of_what_passes_at_once()
    {
        var network = new SimulatedNetwork(impairment: new LinkImpairment { QueueCapacity = 10 });
        (UdpEndpoint endpoint, List<string> trace) = network.Listen("10.0.0.1:7");
        for (int i = 0; i < 25; i++)
            endpoint.Send("10.0.0.1:7", 1);
        network.Run(TimeSpan.Zero);
        Assert.Equal(10, trace.Count);
        Assert.Equal(15, network.Statistics.Overflowed);
        Assert.Equal(25, network.Statistics.Entered);
    }

    [Fact]
    public void The_inbox_is_bounded_by_the_receive_buffer_and_what_it_drops_is_counted()
    {
        var network = new SimulatedNetwork();
        UdpEndpoint receiver = network.Bind("10.0.0.1:7", new UdpEndpointOptions { ReceiveBufferBytes = 10_000 });
        for (int i = 0; i < 100; i++)
            receiver.Send("10.0.0.1:7", new byte[1_000]);
        for (int i = 0; i < 100; i++)
            receiver.Send("10.0.0.1:7");
        network.Run(TimeSpan.Zero);
        UdpStatistics before = receiver.Statistics;
        Assert.InRange(before.BuffersDroppedByKernel!.Value, 180, 195);
        List<string> trace = receiver.Record(network);
        Assert.Empty(trace);
        network.Run(TimeSpan.Zero);
        Assert.Equal(200, trace.Count + before.BuffersDroppedByKernel);
    }

    [Fact]
    public void What_is_under_way_to_an_endpoint_that_was_disposed_is_counted_and_gone()
    {
        var network = new SimulatedNetwork(impairment: Slow);
        (UdpEndpoint gone, List<string> trace) = network.Listen("10.0.0.1:7");
        UdpEndpoint origin = network.Bind("10.0.0.2:9");
        origin.Send("10.0.0.1:7", 1);
        gone.Dispose();
        (_, List<string> next) = network.Listen("10.0.0.3:7");
        Assert.True(network.RunUntilIdle(Second));
        Assert.Empty(trace);
        Assert.Empty(next);
        Assert.Equal(1, network.Unclaimed);
        Assert.Equal(1, network.Statistics.Delivered);
        Assert.Equal(0, gone.Statistics.BlocksRented);
    }

    [Fact]
    public async Task Stopping_and_disposal_complete_without_anybody_running_the_network()
    {
        var network = new SimulatedNetwork();
        UdpEndpoint endpoint = network.Bind("10.0.0.1:7");
        Task run = endpoint.RunAsync(Handler.Ignore);
        Task stop = endpoint.StopAsync();
        Assert.True(run.IsCompletedSuccessfully);
        await stop.Within();
        run = endpoint.RunAsync(Handler.Ignore);
        endpoint.Dispose();
        Assert.True(run.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_handler_can_stop_its_own_endpoint_and_others_and_dispose_others()
    {
        var network = new SimulatedNetwork();
        UdpEndpoint own = network.Bind("10.0.0.1:7");
        UdpEndpoint stopped = network.Bind("10.0.0.2:7");
        UdpEndpoint disposed = network.Bind("10.0.0.3:7");
        int handled = 0;
        Task[] runs =
        [
            own.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
            {
                handled++;
                _ = own.StopAsync();
                _ = stopped.StopAsync();
                disposed.Dispose();
            })),
            stopped.RunAsync(Handler.Ignore),
            disposed.RunAsync(Handler.Ignore),
        ];
        own.Send("10.0.0.1:7", 1);
        network.Run(TimeSpan.Zero);
        Assert.All(runs, run => Assert.True(run.IsCompletedSuccessfully));
        own.Send("10.0.0.1:7", 2);
        network.Run(TimeSpan.Zero);
        Assert.Equal(1, handled);
    }

    [Fact]
    public void A_network_checks_its_impairment_when_it_is_made()
    {
        Assert.ThrowsAny<ArgumentException>(() => new SimulatedNetwork(impairment: new LinkImpairment { Duplication = 2 }));
        var network = new SimulatedNetwork();
        Assert.ThrowsAny<ArgumentException>(() => network.SetLink(IPAddress.Loopback, IPAddress.Loopback, new LinkImpairment { Delay = -Second }));
    }

    [Theory]
    [InlineData(UdpBackend.Linux)]
    [InlineData(UdpBackend.Portable)]
    public void A_network_goes_with_no_other_backend(UdpBackend backend)
    {
        var network = new SimulatedNetwork();
        var exception = Assert.Throws<ArgumentException>(() => network.Bind("10.0.0.1:7", new UdpEndpointOptions { Backend = backend }));
        Assert.Contains(backend.ToString(), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_simulated_backend_wants_its_network()
    {
        var exception = Assert.Throws<ArgumentException>(
            () => UdpEndpoint.Bind(TestEndpoints.Loopback, new UdpEndpointOptions { Backend = UdpBackend.Simulated }));
        Assert.Contains("Network", exception.Message, StringComparison.Ordinal);
    }
}
