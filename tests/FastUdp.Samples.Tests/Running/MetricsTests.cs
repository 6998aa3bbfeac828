using System.Net;
using System.Text;
using FastUdp.Samples.MetricsSink;
using FastUdp.Simulation;

namespace FastUdp.Samples.Tests.Running;

/// <summary>What the sink takes for a line, and how it holds what it took.</summary>
public class MetricsTests
{
    [Theory]
    [InlineData("requests:1|c", MetricKind.Counter, 1)]
    [InlineData("load.average:0.75|g", MetricKind.Gauge, 0.75)]
    [InlineData("t:-1e3|ms", MetricKind.Time, -1_000)]
    public void A_line_is_a_name_a_value_and_a_kind(string text, MetricKind kind, double value)
    {
        Assert.True(MetricLine.TryParse(Encoding.ASCII.GetBytes(text), out MetricLine line));
        Assert.Equal(text.Split(':')[0], Encoding.ASCII.GetString(line.Name));
        Assert.Equal((kind, value), (line.Kind, line.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":1|c")]
    [InlineData("requests")]
    [InlineData("requests:|c")]
    [InlineData("requests:1")]
    [InlineData("requests:1|x")]
    [InlineData("requests:1|c|@0.1")]
    [InlineData("requests:NaN|c")]
    [InlineData("re\u001bquests:1|c")]
    public void Anything_else_is_none(string text) => Assert.False(MetricLine.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void A_name_may_have_128_bytes_and_no_more()
    {
        Assert.True(MetricLine.TryParse(Encoding.ASCII.GetBytes(new string('n', 128) + ":1|c"), out _));
        Assert.False(MetricLine.TryParse(Encoding.ASCII.GetBytes(new string('n', 129) + ":1|c"), out _));
    }

    [Fact]
    public void Names_beyond_the_bound_are_refused_and_counted_until_the_next_interval()
    {
        var aggregate = new Aggregate();
        Send(aggregate, Enumerable.Range(0, Aggregate.MaxNames + 7).Select(name => $"name{name}:1|c\n"));
        Assert.Equal(7, aggregate.Refused);
        Assert.Equal(Aggregate.MaxNames, aggregate.Take().Count);

        Send(aggregate, ["new:3|g\n", "new:1|g\n"]);
        Assert.Equal([new("new", new Metric(MetricKind.Gauge, 2, 4, 1, 3))], aggregate.Take());
        Assert.Empty(aggregate.Take());
    }

    private static void Send(Aggregate aggregate, IEnumerable<string> lines)
    {
        var network = new SimulatedNetwork();
        using UdpEndpoint sink = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.1:1060"), new UdpEndpointOptions { Network = network });
        using UdpEndpoint client = UdpEndpoint.Connect(sink.LocalEndPoint, new UdpEndpointOptions { Network = network });
        _ = sink.RunAsync(aggregate);
        foreach (string[] chunk in lines.Chunk(50))
            client.TrySend(Encoding.ASCII.GetBytes(string.Concat(chunk)));
        network.RunUntilIdle(TimeSpan.FromSeconds(1));
    }
}
