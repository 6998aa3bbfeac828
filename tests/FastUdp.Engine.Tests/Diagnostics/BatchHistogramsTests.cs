using FastUdp.Engine.Tests.Simulation;
using FastUdp.Engine.Tests.Support;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.Diagnostics;

/// <summary>What is recorded of batches, on virtual time: what comes at one moment is one batch.</summary>
public class BatchHistogramsTests
{
    private readonly SimulatedNetwork _network = new();

    [Fact]
    public void A_batch_is_recorded_with_its_datagrams_its_buffers_and_their_strides()
    {
        using UdpEndpoint receiver = _network.Bind("192.0.2.1:7");
        using UdpEndpoint origin = _network.Bind("192.0.2.2:7");
        _ = receiver.RunAsync(Handler.Ignore);
        using var reader = new MetricReader();
        foreach (int length in (int[])[10, 20, 0])
            origin.Send("192.0.2.1:7", new byte[length]);
        _network.Run(SimulatedHosts.Second);

        string series = MetricReader.Local(receiver.LocalEndPoint);
        Assert.Equal([3], reader.Records("fastudp.batch.size", series));
        Assert.Equal([3], reader.Records("fastudp.batch.buffer.count", series));
        Assert.Equal([10, 20, 0], reader.Records("fastudp.buffer.stride", series));
    }

    [Fact]
    public void At_most_one_batch_a_millisecond_is_recorded()
    {
        using UdpEndpoint receiver = _network.Bind("192.0.2.1:8");
        using UdpEndpoint origin = _network.Bind("192.0.2.2:8");
        _ = receiver.RunAsync(Handler.Ignore);
        using var reader = new MetricReader();
        for (int i = 0; i < 100; i++)
        {
            origin.Send("192.0.2.1:8", 1);
            _network.Run(SimulatedHosts.Milliseconds(0.1));
        }
        Assert.Equal(100, receiver.Statistics.BatchesReceived);
        Assert.Equal(10, reader.Records("fastudp.batch.size", MetricReader.Local(receiver.LocalEndPoint)).Length);
    }

    [Fact]
    public void Nothing_is_recorded_once_nobody_listens()
    {
        using UdpEndpoint receiver = _network.Bind("192.0.2.1:9");
        using UdpEndpoint origin = _network.Bind("192.0.2.2:9");
        _ = receiver.RunAsync(Handler.Ignore);
        var reader = new MetricReader();
        reader.Dispose();
        origin.Send("192.0.2.1:9", 1);
        _network.Run(SimulatedHosts.Second);
        Assert.Empty(reader.Records("fastudp.batch.size", MetricReader.Local(receiver.LocalEndPoint)));
        Assert.Equal(1, receiver.Statistics.BatchesReceived);
    }
}
