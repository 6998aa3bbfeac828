using System.Net;
using System.Text;
using FastUdp.Demo.Broadcast.IpMessenger;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Broadcast;

/// <summary>What is told of packets, and which are answered, with what.</summary>
public class IpMessengerListenerTests
{
    private static readonly RemoteAddress Listener = IPEndPoint.Parse("10.0.0.1:2425");

    private readonly SimulatedNetwork _network = new();
    private readonly SimulatedServing _world;

    public IpMessengerListenerTests() => _world = new SimulatedServing(_network);

    [Theory]
    [InlineData("1:100:will:will-pc:32:will broadcast", "will at will-pc (10.0.0.2:2425) says 'will broadcast'")]
    [InlineData("1:100:will:will-pc:288:你好", "will at will-pc (10.0.0.2:2425) says '你好', and wants to know that it came")]
    [InlineData("1:1:will:will-pc:1:Will\0kitchen", "will at will-pc (10.0.0.2:2425) is here, as 'Will', of group 'kitchen'")]
    [InlineData("1:1:will:will-pc:2:will", "will at will-pc (10.0.0.2:2425) leaves")]
    [InlineData("1:1:will:will-pc:3:will", "will at will-pc (10.0.0.2:2425) is here too")]
    [InlineData("1:1:will:will-pc:33:100", "will at will-pc (10.0.0.2:2425) has got message 100")]
    [InlineData("1:1:will:will-pc:97:x", "will at will-pc (10.0.0.2:2425) sends command 97: 'x'")]
    [InlineData("1:1:\u001b[2J:pc:32:\u202e", @"\x1b[2J at pc (10.0.0.2:2425) says '\xe2\x80\xae'")]
    public void A_packet_is_told_in_words(string packet, string line)
    {
        Send(packet);
        Assert.Equal([line], _world.Lines);
    }

    [Theory]
    [InlineData("1:7:will:will-pc:1:Will", "1:500:li:li-pc:3:li\0kitchen")]
    [InlineData("1:7:will:will-pc:288:hello", "1:500:li:li-pc:33:7")]
    [InlineData("1:7:will:will-pc:32:hello", null)]
    [InlineData("1:7:will:will-pc:8480:hello", null)]
    [InlineData("1:7:will:will-pc:2:Will", null)]
    [InlineData("1:7:will:will-pc:259:Will", null)]
    [InlineData("1:7:will:will-pc:289:7", null)]
    [InlineData("hello", null)]
    public void Who_comes_and_who_wants_to_know_is_answered_and_nothing_that_is_an_answer(string packet, string? answer)
    {
        IpMessengerListener listener = Send(packet);
        Assert.Equal(answer is null ? 0 : 1, listener.Answers);
        Assert.Equal(answer is null ? [] : [answer], _answers);
        Assert.Equal(packet == "hello" ? 1 : 0, listener.Malformed);
    }

    [Fact]
    public void A_flood_is_answered_so_often_and_no_more()
    {
        IpMessengerListener listener = Send([.. Enumerable.Repeat("1:7:will:will-pc:1:Will", IpMessengerListener.AnswersPerSecond + 7)]);
        Assert.Equal((IpMessengerListener.AnswersPerSecond, 7), (listener.Answers, listener.Unanswered));
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("a\0b")]
    public void A_name_that_would_end_early_is_refused(string name) => Assert.Contains(
        "--user", Assert.Throws<CommandFailedException>(() => new IpMessengerSelf(name, null, null, 1)).Message, StringComparison.Ordinal);

    private readonly List<string> _answers = [];

    private IpMessengerListener Send(params string[] packets)
    {
        var self = new IpMessengerSelf("li", "li-pc", "kitchen", firstNumber: 500);
        var listener = new IpMessengerListener(self, _world.NewTranscript(), _network.TimeProvider);
        _network.Run(
            async () =>
            {
                await using UdpEndpoint endpoint = _world.Bind("10.0.0.1:2425");
                _ = endpoint.RunAsync(listener);
                await using UdpEndpoint peer = _world.Bind("10.0.0.2:2425");
                _ = peer.RunAsync(new Collector(_answers));
                foreach (string packet in packets)
                    peer.TrySend(Listener, Encoding.UTF8.GetBytes(packet));
                await Task.Delay(TimeSpan.FromSeconds(0.5), _network.TimeProvider);
            },
            limit: TimeSpan.FromMinutes(1));
        return listener;
    }

    private sealed class Collector(List<string> texts) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                texts.Add(Encoding.UTF8.GetString(datagram.Payload));
        }
    }
}
