using System.Net;
using System.Text;
using FastUdp.Demo.Echo;
using FastUdp.Demo.Output;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Echo;

public sealed class EchoHandlersTests : IDisposable
{
    private readonly SimulatedNetwork _network = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly List<string> _answers = [];

    [Fact]
    public void Each_datagram_is_answered_with_its_length_and_told_even_an_empty_one()
    {
        Ask(static transcript => new EchoLength(transcript), "hello", "", "你好");
        Assert.Equal(["Your data was 5 bytes long", "Your data was 0 bytes long", "Your data was 6 bytes long"], _answers);
        Assert.Equal(["'hello'", "''", "'你好'"], Lines.Select(static line => line.Split(" says ")[1]));
    }

    [Fact]
    public void Of_a_flood_every_datagram_is_answered_and_those_not_told_are_counted()
    {
        const int flood = ServerTranscript.LinesPerSecond + 150;
        Ask(static transcript => new EchoLength(transcript), [.. Enumerable.Repeat("x", flood)]);
        Assert.Equal(flood, _answers.Count);
        Assert.Equal(ServerTranscript.LinesPerSecond + 1, Lines.Length);
        Assert.Equal("… and 150 more datagrams", Lines[^1]);
    }

    [Theory]
    [InlineData(false, "first")]
    [InlineData(true, "Your data was 5 bytes long")]
    public void Once_is_one_answer_and_the_end(bool tellsLength, string answer)
    {
        using var over = new CancellationTokenSource();
        Ask(transcript => new EchoOnce(tellsLength, transcript, over), "first", "second", "third");
        Assert.Equal([answer], _answers);
        Assert.EndsWith(" says 'first'", Assert.Single(Lines), StringComparison.Ordinal);
        Assert.True(over.IsCancellationRequested);
    }

    public void Dispose() => _output.Dispose();

    private string[] Lines => _output.ToString().Split('\n')[..^1];

    private void Ask<THandler>(Func<ServerTranscript, THandler> create, params string[] questions)
        where THandler : IDatagramHandler => _network.Run(
        async () =>
        {
            var options = new UdpEndpointOptions { Network = _network };
            await using UdpEndpoint server = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.1:7"), options);
            await using UdpEndpoint client = UdpEndpoint.Connect(server.LocalEndPoint, options);
            using var transcript = new ServerTranscript(new Transcript(_output, isJson: false), _network.TimeProvider);
            _ = server.RunAsync(create(transcript));
            _ = client.RunAsync(new Collector(_answers));
            foreach (string question in questions)
                client.TrySend(Encoding.UTF8.GetBytes(question));
            await Task.Delay(TimeSpan.FromMilliseconds(500), _network.TimeProvider);
        },
        limit: TimeSpan.FromMinutes(1));

    private sealed class Collector(List<string> answers) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                answers.Add(Encoding.UTF8.GetString(datagram.Payload));
        }
    }
}
