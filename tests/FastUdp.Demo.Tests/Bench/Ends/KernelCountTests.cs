using System.Globalization;
using System.Net;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Demo.Tests.Bench.Ends;

/// <summary>What a trial counts is what the kernel counts, in a network of its own in which nothing else happens.</summary>
public sealed class KernelCountTests
{
    [Theory]
    [InlineData(nameof(UdpBackend.Auto))]
    [InlineData(nameof(UdpBackend.Portable))]
    public async Task Sent_and_received_are_the_kernels_own_counts(string backend)
    {
        using NetworkNamespace network = NetworkNamespace.CreateOrSkip();
        await network.RunAsync(async () =>
        {
            // What the kernel can do is found out once a process, with datagrams of the engine's own.
            UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0)).Dispose();
            await using var far = new LocalFarEnd(IPAddress.Loopback, TimeProvider.System);
            Dictionary<string, long> before = ReadUdpCounters();
            TrialFigures? figures = await new Trial(far, null, TimeProvider.System).RunAsync(PlanOf(Enum.Parse<UdpBackend>(backend)), TestContext.Current.CancellationToken);
            Dictionary<string, long> after = ReadUdpCounters();
            Assert.Equal(after["OutDatagrams"] - before["OutDatagrams"], figures!.Sent);
            Assert.Equal(after["InDatagrams"] - before["InDatagrams"], figures.Counts!.Value.Received);
            Assert.Equal(after["RcvbufErrors"] - before["RcvbufErrors"], figures.Lost);
            Assert.Equal(figures.NearEndpoint.DatagramsSent, figures.Sent);
            Assert.Equal(figures.Far.Endpoint!.Value.DatagramsReceived, figures.Counts.Value.Received);
            Assert.InRange(figures.Sent, 100, 20_000);
        }).Within();
    }

    /// <summary>Without offload: with it, what the kernel counts as one may be many.</summary>
    private static TrialPlan PlanOf(UdpBackend backend) => new()
    {
        Kind = TrafficKind.OneWay,
        DatagramBytes = 200,
        Setting = new EndSetting { Backend = backend, UseGso = false, UseGro = false },
        Rate = new OfferedRate.Even(new RateQuantity(50_000_000, IsBits: false)),
        Duration = TimeSpan.FromSeconds(0.4),
        WarmUp = TimeSpan.Zero,
    };

    /// <summary>The lines that begin with Udp in proc(5)'s net/snmp, of this thread's network.</summary>
    private static Dictionary<string, long> ReadUdpCounters()
    {
        string[][] lines = [.. File.ReadLines("/proc/thread-self/net/snmp").Where(static line => line.StartsWith("Udp: ", StringComparison.Ordinal)).Select(static line => line.Split(' '))];
        return lines[0].Zip(lines[1]).Skip(1).ToDictionary(static pair => pair.First, static pair => long.Parse(pair.Second, CultureInfo.InvariantCulture));
    }
}
