using System.Net;
using FastUdp.Demo.Output;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Output;

public sealed class ServerTranscriptTests : IDisposable
{
    private static readonly RemoteAddress Client = new IPEndPoint(IPAddress.Loopback, 1060);

    private readonly SimulatedNetwork _world = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void Each_datagram_is_a_line()
    {
        using var transcript = new ServerTranscript(new Transcript(_output, isJson: false), _world.TimeProvider);
        transcript.SayDropped(Client);
        transcript.SayReceived(Client, "hello\n"u8);
        Assert.Equal(["Pretending to drop packet from 127.0.0.1:1060", @"The client at 127.0.0.1:1060 says 'hello\n'"], Lines);
    }

    [Fact]
    public void Of_more_than_can_be_read_the_number_is_told_when_the_second_is_over()
    {
        using var transcript = new ServerTranscript(new Transcript(_output, isJson: false), _world.TimeProvider);
        Flood(transcript, ServerTranscript.LinesPerSecond + 12_345);
        Assert.Equal(ServerTranscript.LinesPerSecond, Lines.Length);

        _world.Run(TimeSpan.FromSeconds(1));
        Assert.Equal(ServerTranscript.LinesPerSecond + 1, Lines.Length);
        Assert.Equal("… and 12,345 more datagrams", Lines[^1]);
    }

    [Fact]
    public void The_next_second_has_lines_of_its_own()
    {
        using var transcript = new ServerTranscript(new Transcript(_output, isJson: false), _world.TimeProvider);
        Flood(transcript, ServerTranscript.LinesPerSecond);
        _world.Run(TimeSpan.FromSeconds(1));
        Flood(transcript, ServerTranscript.LinesPerSecond);
        Assert.Equal(2 * ServerTranscript.LinesPerSecond, Lines.Length);
        Assert.DoesNotContain('…', _output.ToString());
    }

    [Fact]
    public void What_is_unsaid_in_the_end_is_said_then()
    {
        var transcript = new ServerTranscript(new Transcript(_output, isJson: false), _world.TimeProvider);
        Flood(transcript, ServerTranscript.LinesPerSecond + 1);
        transcript.Dispose();
        transcript.Dispose();
        Assert.Equal("… and 1 more datagrams", Lines[^1]);
        Assert.Equal(ServerTranscript.LinesPerSecond + 1, Lines.Length);
    }

    [Fact]
    public void A_long_text_is_cut()
    {
        using var transcript = new ServerTranscript(new Transcript(_output, isJson: false), _world.TimeProvider);
        transcript.SayReceived(Client, new byte[UdpLimits.MaxIPv4PayloadBytes].AsSpan());
        Assert.EndsWith(@"\x00…'", Lines[0], StringComparison.Ordinal);
        Assert.True(Lines[0].Length < 5 * ServerTranscript.MaxShownBytes);
    }

    [Fact]
    public void For_programs_each_is_an_object_a_line()
    {
        using (var transcript = new ServerTranscript(new Transcript(_output, isJson: true), _world.TimeProvider))
        {
            transcript.SayReceived(Client, "你好 \"all\""u8);
            Flood(transcript, ServerTranscript.LinesPerSecond);
        }
        Assert.Equal("""{"event":"received","from":"127.0.0.1:1060","text":"你好 \"all\"","bytes":12}""", Lines[0]);
        Assert.Equal("""{"event":"dropped","from":"127.0.0.1:1060"}""", Lines[1]);
        Assert.Equal("""{"event":"more","datagrams":1}""", Lines[^1]);
    }

    [Fact]
    public void What_is_not_told_allocates_nothing()
    {
        using var transcript = new ServerTranscript(new Transcript(_output, isJson: true), _world.TimeProvider);
        Flood(transcript, ServerTranscript.LinesPerSecond + 1);
        long allocated = Allocations.Of(() =>
        {
            for (int datagram = 0; datagram < 1_000; datagram++)
            {
                transcript.SayDropped(Client);
                transcript.SayReceived(Client, "hello"u8);
            }
        });
        Assert.Equal(0, allocated);
    }

    public void Dispose() => _output.Dispose();

    private string[] Lines => _output.ToString().Split('\n')[..^1];

    private static void Flood(ServerTranscript transcript, int datagrams)
    {
        for (; datagrams > 0; datagrams--)
            transcript.SayDropped(Client);
    }
}
