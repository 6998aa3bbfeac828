using System.Net;
using FastUdp.Engine.Tests.Contract;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.FaultyKernel;

/// <summary>
/// A real kernel that refuses: in a network namespace of its own, without any privilege, the loopback's MTU is 1,500,
/// and segments beyond it are not segmented. The explicit tests here are those that run inside it.
/// </summary>
public class SmallMtuTests
{
    private const string Script = "ip link set lo mtu 1500 up && exec \"$0\" \"$@\"";

    [Fact]
    public async Task The_Linux_backend_keeps_its_contract_where_the_MTU_is_1500()
    {
        Assert.SkipUnless(Backends.ExplainNoLinux() is null, Backends.ExplainNoLinux() ?? "");
        string program = Path.Combine(AppContext.BaseDirectory, "FastUdp.Engine.Tests");
        Assert.SkipUnless(File.Exists(program), "the tests were built without a program to start again");
        (int made, string madeText) = await RunInNamespaceAsync("true");
        Assert.SkipUnless(made == 0, $"no network namespace can be made here: {madeText.Trim()}");

        (int exitCode, string text) = await RunInNamespaceAsync(
            program, "-explicit", "on", "-class", typeof(SmallMtuTests).FullName!, "-class", typeof(LinuxEndpoint).FullName!,
            "-method-", "*where_the_MTU_is_1500");
        Assert.True(exitCode == 0, text);
    }

    [Fact(Explicit = true)]
    public async Task Segments_beyond_the_MTU_all_arrive_in_order_by_the_fallback()
    {
        await using var endpoints = new TestEndpoints(new UdpEndpointOptions { Backend = UdpBackend.Linux });
        (UdpEndpoint receiver, Inbox inbox) = endpoints.Listen();
        UdpEndpoint origin = endpoints.Bind();
        using DatagramSender sender = origin.CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 60).Select(i => i / 20 == 1 ? 1_473 : 1_472));
        await Traffic.SendPacedAsync(sender, receiver.LocalEndPoint, payloads, inbox);
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));

        UdpStatistics statistics = origin.Statistics;
        Assert.True(statistics.SegmentationFallbacks > 0, "The kernel segmented beyond the MTU: this is not the namespace.");
        Assert.Equal(payloads.Length, statistics.DatagramsSent);
    }

    [Fact(Explicit = true)]
    public void The_loopback_is_the_namespaces_own()
    {
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Dgram, System.Net.Sockets.ProtocolType.Udp);
        socket.Connect(IPAddress.Loopback, 9);
        var mtu = new byte[4];
        socket.GetRawSocketOption(0, 14, mtu);
        Assert.Equal(1_500, BitConverter.ToInt32(mtu));
    }

    private static async Task<(int ExitCode, string Text)> RunInNamespaceAsync(params string[] command)
    {
        try
        {
            ChildProcess run = await ChildProcess.RunAsync("unshare", ["-rn", "sh", "-c", Script, .. command]);
            return (run.ExitCode, run.Text);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (-1, exception.Message); // There is no unshare(1).
        }
    }
}
