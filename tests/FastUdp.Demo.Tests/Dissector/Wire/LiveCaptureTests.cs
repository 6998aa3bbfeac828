using System.Net;
using FastUdp.Demo.Tests.Dissector.Messages;
using FastUdp.Demo.Tests.Dissector.Support;
using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Dissector.Wire;

/// <summary>Typed messages captured on the loopback interface while they are sent.</summary>
public class LiveCaptureTests
{
    private static readonly string[] Fields =
    [
        "fastudp.identifier", "fastudp.ping.id", "fastudp.ping.sent_ticks", "fastudp.shapes.scores", "fastudp.vector.x", "fastudp.shapes.names",
        "fastudp.malformed",
    ];

    [Fact]
    public async Task Messages_on_their_way_are_read_by_name()
    {
        using var scratch = new Scratch();
        await using var passage = new Passage();
        await using RunningProgram tshark = await CaptureAsync(scratch, passage.Port, datagramCount: 3);
        await passage.CarryAsync(new Ping(7, -5));
        await passage.CarryAsync(new Shapes(new Vector(1.5f, 0), new Vector(2.5f, 0), 1, null, null, [1, 2], [], ["a"], 0, [], []));
        await passage.CarryAsync(new Ping(8, long.MaxValue));

        ProgramResult result = await tshark.ExitAsync();
        Assert.Equal(
            ["1\t7\t-5\t\t\t\t", "12\t\t\t1,2\t1.5,2.5\ta\t", "1\t8\t9223372036854775807\t\t\t\t"],
            result.Output);
    }

    // A sender's run of equal datagrams leaves as one buffer, which is what a capture on loopback sees; without the
    // offload they are captured one by one.
    [Fact]
    public async Task A_batch_sent_without_offload_is_captured_message_by_message()
    {
        using var scratch = new Scratch();
        await using var receiver = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var endpoint = UdpEndpoint.Connect(receiver.LocalEndPoint, new UdpEndpointOptions { UseGso = false });
        await using RunningProgram tshark = await CaptureAsync(scratch, receiver.LocalEndPoint.Port, datagramCount: 4);
        using (DatagramSender sender = endpoint.CreateSender())
        {
            for (uint id = 0; id < 4; id++)
                sender.Send(new Ping(id, 0));
        }
        ProgramResult result = await tshark.ExitAsync();
        Assert.Equal(["0", "1", "2", "3"], result.Output.Select(static line => line.Split('\t')[1]));
    }

    /// <summary>Starts a capture of so many datagrams to a port, and waits until it is under way.</summary>
    private static async Task<RunningProgram> CaptureAsync(Scratch scratch, int port, int datagramCount)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the loopback interface has this name on Linux only");
        string scriptFile = scratch.File("dissector.lua");
        await File.WriteAllTextAsync(scriptFile, Scripts.Identified);
        RunningProgram tshark = Peers.StartInstalled(
            Tshark.Program,
            ["-n", "-l", "-i", "lo", "-f", $"udp dst port {port}", "-c", $"{datagramCount}", "-d", $"udp.port=={port},fastudp",
                "-X", $"lua_script:{scriptFile}", .. Tshark.SelectFields(Fields)]);

        // Either "Capture started." or "You do not have permission to capture on device".
        string line = await tshark.WaitForLineAsync("apture ");
        if (line.Contains("permission", StringComparison.Ordinal))
        {
            await tshark.DisposeAsync();
            Assert.Skip("this user may not capture: root may, or a member of the group wireshark");
        }
        return tshark;
    }
}
