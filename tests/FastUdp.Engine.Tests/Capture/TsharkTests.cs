using System.Globalization;
using FastUdp.Capture;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>What Wireshark makes of a capture, and the engine of what Wireshark wrote.</summary>
public sealed class TsharkTests : IAsyncDisposable
{
    private const string Good = "1";

    private readonly TestEndpoints _endpoints = new(new UdpEndpointOptions());
    private readonly Scratch _scratch = new();

    public async ValueTask DisposeAsync()
    {
        await _endpoints.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task It_sees_every_datagram_with_its_ports_payload_direction_and_right_checksums()
    {
        byte[][] payloads = Payloads.Of([.. Enumerable.Range(0, 40), .. Enumerable.Repeat(64, 70), 1_472, 20_000, 65_507]);
        (string file, int serverPort, int clientPort) = await RecordEchoAsync("udp4.pcapng", TestEndpoints.Loopback, payloads);
        string[][] packets = await Tshark.FieldsAsync(
            file, "ip.src", "ip.dst", "udp.srcport", "udp.dstport", "udp.payload", "ip.checksum.status", "udp.checksum.status",
            "frame.packet_flags_direction", "frame.interface_name", "_ws.malformed");
        AssertEchoes(payloads, packets, "127.0.0.1", serverPort, clientPort);
        Assert.All(packets, packet => Assert.Equal((Good, Good, "", $"udp 127.0.0.1:{serverPort}"), (packet[5], packet[6], packet[9], packet[8])));
    }

    [Fact]
    public async Task It_sees_IPv6_with_right_checksums()
    {
        byte[][] payloads = Payloads.Of([0, 1, 2, 3, 64, 64, 64, 1_452, 65_527]);
        (string file, int serverPort, int clientPort) = await RecordEchoAsync("udp6.pcapng", TestEndpoints.LoopbackV6, payloads);
        string[][] packets = await Tshark.FieldsAsync(
            file, "ipv6.src", "ipv6.dst", "udp.srcport", "udp.dstport", "udp.payload", "ipv6.plen", "udp.checksum.status", "frame.packet_flags_direction");
        AssertEchoes(payloads, packets, "::1", serverPort, clientPort);
        Assert.All(packets, packet => Assert.Equal(Good, packet[6]));
    }

    [Fact]
    public async Task It_sees_times_in_nanoseconds_and_what_was_cut()
    {
        string file = _scratch.File("times.pcapng");
        await using (DatagramCapture capture = DatagramCapture.ToFile(file))
        {
            RemoteAddress end = RemoteAddress.Parse("192.0.2.1:9");
            capture.Record(new CapturedDatagram { Source = end, Destination = end, Payload = new byte[100], UnixNanoseconds = 1_700_000_000_123_456_789 });
            capture.Record(new CapturedDatagram { Source = end, Destination = end, Payload = new byte[100], OriginalLength = 200 });
        }
        string[][] packets = await Tshark.FieldsAsync(file, "frame.time_epoch", "frame.len", "frame.cap_len", "udp.length");
        Assert.Equal("1700000000.123456789", packets[0][0]);
        Assert.Equal(["128", "128", "108"], packets[0][1..]);
        Assert.Equal(["228", "128", "208"], packets[1][1..]);
    }

    [Fact]
    public async Task What_it_writes_is_read_as_what_it_read()
    {
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 300));
        (string file, _, _) = await RecordEchoAsync("before.pcapng", TestEndpoints.Loopback, payloads);
        string rewritten = _scratch.File("after.pcapng");
        await Tshark.RunAsync("-n", "-r", file, "-w", rewritten, "-F", "pcapng");
        List<Captures.Entry> before = await Captures.ReadFileAsync(file);
        List<Captures.Entry> after = await Captures.ReadFileAsync(rewritten);
        Assert.Equal(600, after.Count);
        Assert.Equal(before.Select(Describe), after.Select(Describe));
    }

    private static string Describe(Captures.Entry entry) =>
        $"{entry.Source} {entry.Destination} {entry.Direction} {entry.Time} {Convert.ToHexString(entry.Payload)}";

    private static void AssertEchoes(byte[][] payloads, string[][] packets, string address, int serverPort, int clientPort)
    {
        Assert.Equal(2 * payloads.Length, packets.Length);
        string server = serverPort.ToString(CultureInfo.InvariantCulture);
        string client = clientPort.ToString(CultureInfo.InvariantCulture);
        string[] expected = [.. payloads.Select(payload => Convert.ToHexString(payload).ToLowerInvariant())];
        string[][] inbound = [.. packets.Where(packet => packet[7] is "1" or "0x00000001")];
        Assert.Equal(expected, inbound.Select(packet => packet[4]));
        Assert.All(inbound, packet => Assert.Equal([address, address, client, server], packet[..4]));
        string[][] outbound = [.. packets.Except(inbound)];
        Assert.Equal(expected, outbound.Select(packet => packet[4]));
        Assert.All(outbound, packet => Assert.Equal([address, address, server, client], packet[..4]));
    }

    private async Task<(string File, int ServerPort, int ClientPort)> RecordEchoAsync(string name, System.Net.IPEndPoint local, byte[][] payloads)
    {
        string file = _scratch.File(name);
        await using DatagramCapture capture = DatagramCapture.ToFile(file);
        UdpEndpoint server = _endpoints.Bind(local, options => options with { Capture = capture });
        _endpoints.Run(server, Handler.Echo);
        (UdpEndpoint client, Inbox replies) = _endpoints.Listen(local);
        using (DatagramSender sender = client.CreateSender())
            await Traffic.SendPacedAsync(sender, server.LocalEndPoint, payloads, replies);
        await server.StopAsync().Within();
        return (file, server.LocalEndPoint.Port, client.LocalEndPoint.Port);
    }
}
