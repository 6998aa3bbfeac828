using FastUdp.Capture;
using FastUdp.Engine.Tests.Simulation;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>A simulated network recorded: on its own clock, and the same from the same seed, to the byte.</summary>
public sealed class SimulatedCaptureTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_capture()
    {
        byte[] first = await RecordAsync(seed: 5);
        Assert.Equal(first, await RecordAsync(seed: 5));
        Assert.NotEqual(first, await RecordAsync(seed: 6));
    }

    [Fact]
    public async Task Times_are_those_of_the_virtual_clock()
    {
        List<Captures.Entry> entries = await Captures.ReadAsync(await RecordAsync(seed: 5));
        long beginning = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1_000_000;
        Assert.Equal(beginning, entries[0].Time);
        Assert.All(entries.Zip(entries.Skip(1)), pair => Assert.InRange(pair.Second.Time, pair.First.Time, beginning + 60_000_000_000));
        Assert.Equal(RemoteAddress.Parse("10.0.0.1:7"), entries[0].Source);
        Assert.Equal(RemoteAddress.Parse("10.0.0.2:7"), entries[0].Destination);
    }

    private static async Task<byte[]> RecordAsync(int seed)
    {
        var network = new SimulatedNetwork(seed, new LinkImpairment
        {
            Delay = SimulatedHosts.Milliseconds(20),
            Jitter = SimulatedHosts.Milliseconds(15),
            Loss = LossModel.Independent(0.1),
        });
        var file = new MemoryStream();
        await using (DatagramCapture capture = DatagramCapture.ToStream(file))
        {
            var options = new UdpEndpointOptions { Capture = capture };
            UdpEndpoint client = network.Bind("10.0.0.1:7", options);
            UdpEndpoint server = network.Bind("10.0.0.2:7", options);
            _ = client.RunAsync(Handler.Ignore);
            _ = server.RunAsync(Handler.Echo);
            for (int i = 0; i < 200; i++)
            {
                client.Send("10.0.0.2:7", Payloads.Make(i, i));
                network.Run(SimulatedHosts.Milliseconds(3));
            }
            network.RunUntilIdle(SimulatedHosts.Second);
        }
        return file.ToArray();
    }
}
