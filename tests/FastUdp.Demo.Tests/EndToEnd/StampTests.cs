using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Tests.Dissector.Support;
using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.StampPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary><c>fastudp stamp</c> with peers in Python and with itself, both ways.</summary>
public class StampTests
{
    [Theory]
    [InlineData(IPv4, "auto", 44, 77)]
    [InlineData(IPv6, "auto", 1_000, 77)]
    [InlineData(IPv4, "portable", 300, 255)]
    public async Task A_python_sender_is_answered_in_as_many_bytes(string address, string backend, int bytes, int hopLimit)
    {
        await using RunningServer reflector = await StartReflectorAsync(address, "--stateful", "--backend", backend);
        await using RunningProgram sender = StartPython("stamp_sender.py", address, $"{reflector.Port}", "3", $"{bytes}");
        ProgramResult result = await sender.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(Enumerable.Range(0, 3).Select(number => $"{number} to {number + 10}: {bytes} bytes, hop limit {hopLimit}, True True True True"), result.Output);

        Signals.SkipUnlessReaches("INT");
        await reflector.Program.SignalAsync("INT");
        ProgramResult stopped = await reflector.Program.ExitAsync();
        stopped.AssertSucceeded();
        Assert.StartsWith("Received 4 packets of 1 senders, reflected 3; not reflected: 1 malformed", stopped.Output[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv6, "portable")]
    public async Task We_measure_with_a_python_reflector(string address, string backend)
    {
        await using RunningServer reflector = await RunningServer.StartPythonAsync("stamp_reflector.py", address);
        JsonLine summary = Summary(await SendAsync(
            reflector.HostPort, "--count", "10", "--size", "200", "--clocks-shared", "--json", "--backend", backend));
        Assert.Equal((10, 10, 0, 0), (summary.Number("sent"), summary.Number("received"), summary.Number("lost"), summary.Number("negativeDelays")));
        Assert.True(summary.Members.GetProperty("roundTripMicroseconds").GetProperty("p50").GetDouble() > 0);
        Assert.True(summary.Members.GetProperty("forwardMicroseconds").GetProperty("max").GetDouble() > 0);
    }

    [Fact]
    public async Task The_losses_of_each_way_are_those_a_python_reflector_has_made()
    {
        // Of 21 packets it loses numbers 3, 7, 11, 15, 19 on the way there, and of the other 16 every fifth on the way back: three.
        await using RunningServer reflector = await RunningServer.StartPythonAsync("stamp_reflector.py", IPv4, "stateful", "there=4", "back=5");
        JsonLine summary = Summary(await SendAsync(reflector.HostPort, "--count", "21", "--timeout", "0.3", "--json", "--quiet"));
        Assert.Equal((21, 13), (summary.Number("sent"), summary.Number("received")));
        Assert.Equal((5, 3), (summary.Number("lostForward"), summary.Number("lostBackward")));
    }

    [Fact]
    public async Task Each_answer_is_a_line_and_a_way_is_told_only_of_a_common_clock()
    {
        await using RunningServer reflector = await StartReflectorAsync(IPv4);
        ProgramResult result = await SendAsync(reflector.HostPort, "--count", "3");
        result.AssertSucceeded();
        Assert.All(Enumerable.Range(0, 3), number => Assert.StartsWith($"Packet {number}: round trip ", result.Output[number + 1], StringComparison.Ordinal));
        Assert.Contains(result.Output, static line => line.StartsWith("one way     not told", StringComparison.Ordinal));
        Assert.Contains("lost        0 (0 %); 0 there, 0 back", result.Output);
    }

    [Fact]
    public async Task A_closed_port_and_silence_are_a_line()
    {
        ProgramResult closed = await SendAsync(RunningServer.Nobody(IPv4));
        Assert.Contains("nobody listens at that port", closed.AssertFailed(exitCode: 1), StringComparison.Ordinal);

        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        ProgramResult nothing = await SendAsync($"{silent.Client.LocalEndPoint}", "--count", "2", "--timeout", "0.1");
        Assert.EndsWith("to 2 packets", nothing.AssertFailed(exitCode: 1), StringComparison.Ordinal);
        Assert.Contains(nothing.Output, static line => line.StartsWith("lost        2 (100 %)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wireshark_reads_both_ways_as_the_protocol_they_are()
    {
        using var scratch = new Scratch();
        using var reflector = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        Task<ProgramResult> sending = SendAsync($"{reflector.Client.LocalEndPoint}", "--count", "1", "--timeout", "0.1");
        UdpReceiveResult packet = await reflector.ReceiveAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(RunningProgram.Patience, TestContext.Current.CancellationToken);
        await sending;

        await using RunningServer ours = await StartReflectorAsync(IPv4);
        using var client = new UdpClient { Ttl = 99 };
        client.Connect(IPAddress.Loopback, ours.Port);
        byte[] seventh = [.. packet.Buffer];
        seventh[3] = 7;
        client.Send(seventh);
        UdpReceiveResult answer = await client.ReceiveAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(RunningProgram.Patience, TestContext.Current.CancellationToken);

        string file = scratch.File("stamp.pcap");
        PcapFile.Write(file, 862, [packet.Buffer, answer.Buffer]);
        await using RunningProgram tshark = StartInstalled(
            Tshark.Program,
            ["-n", "-r", file, "-d", "udp.port==862,twamp.test", .. Tshark.SelectFields(["twamp.test.seq_number", "twamp.test.sender_seq_number", "twamp.test.sender_ttl"])]);
        ProgramResult read = await tshark.ExitAsync();
        Assert.StartsWith("0\t", read.Output[0], StringComparison.Ordinal);
        Assert.Equal("7\t7\t99", read.Output[1]);
    }
}
