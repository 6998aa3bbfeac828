using System.Buffers.Binary;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;
using static FastUdp.Engine.Tests.Simulation.SimulatedHosts;

namespace FastUdp.Engine.Tests.Simulation;

/// <summary>The same seed and program give the same run, to the byte.</summary>
public sealed class DeterminismTests
{
    private static readonly LinkImpairment Bad = new()
    {
        Loss = LossModel.GilbertElliott(0.05, 0.3),
        Delay = Milliseconds(20),
        Jitter = Milliseconds(15),
        Duplication = 0.05,
        Reordering = 0.05,
        Corruption = 0.02,
        BitsPerSecond = 10_000_000,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-3)]
    public void The_same_seed_gives_the_same_run(int seed) => Assert.Equal(Run(seed), Run(seed));

    [Fact]
    public void Another_seed_gives_another_run() => Assert.NotEqual(Run(1), Run(2));

    [Fact]
    public void A_run_is_the_same_in_another_process_and_on_another_machine() =>
        Assert.Equal("18 29 30 34 36 41 42 49 50 50", string.Join(' ', ArrivalsOf(new SimulatedNetwork(seed: 7, Bad)).Take(10)));

    [Fact]
    public void Every_link_has_its_own_chance()
    {
        var network = new SimulatedNetwork(seed: 1, Bad);
        Assert.NotEqual(ArrivalsOf(network, "10.0.0.1:1"), ArrivalsOf(network, "10.0.0.2:1"));
    }

    /// <summary>Five hosts that answer each other over bad links, with timers, for ten seconds; the trace of all they saw.</summary>
    private static List<string> Run(int seed)
    {
        var network = new SimulatedNetwork(seed, Bad);
        var trace = new List<string>();
        UdpEndpoint[] hosts = [.. Enumerable.Range(1, 5).Select(number => network.Bind($"10.0.0.{number}:7"))];
        foreach (UdpEndpoint host in hosts)
        {
            _ = host.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
            {
                foreach (Datagram datagram in batch)
                {
                    trace.Add($"{network.Now.Ticks} {host.LocalEndPoint} {datagram.Remote} {Convert.ToHexString(datagram.Payload)}");
                    if (datagram.Payload.Length > 1)
                        sender.Send(datagram.Remote, datagram.Payload[1..]);
                }
            }));
            _ = TickAsync(host);
        }
        network.Run(10 * Second);
        trace.Add($"{network.Statistics} {network.Unclaimed}");
        Assert.True(trace.Count > 5_000);
        return trace;

        async Task TickAsync(UdpEndpoint host)
        {
            for (int i = 0; ; i++)
            {
                await Task.Delay(Milliseconds(7), network.TimeProvider).ConfigureAwait(false);
                host.TrySend(hosts[i % hosts.Length].LocalEndPoint, Payloads.Make(i, 1 + (i % 40)));
            }
        }
    }

    /// <summary>In which milliseconds a hundred datagrams arrived.</summary>
    private static List<long> ArrivalsOf(SimulatedNetwork network, string origin = "10.0.0.1:1")
    {
        using UdpEndpoint receiver = network.Bind("10.0.0.9:9");
        var arrivals = new List<long>();
        TimeSpan start = network.Now;
        _ = receiver.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
            arrivals.Add((long)(network.Now - start).TotalMilliseconds)));
        UdpEndpoint sender = network.Bind(origin);
        var payload = new byte[1_000];
        for (int i = 0; i < 100; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(payload, i);
            sender.Send("10.0.0.9:9", payload);
            network.Run(Milliseconds(4));
        }
        network.RunUntilIdle(Second);
        return arrivals;
    }
}
