using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Subjects.Load;
using FastUdp.Benchmarks.Works;

namespace FastUdp.Benchmarks.Subjects.Ethernet;

/// <summary>One demo under a load for a moment, and then the counts of everybody.</summary>
internal sealed class RateTrial(EthernetDemo demo, HostPair hosts, int sizeBytes)
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan DrainTick = TimeSpan.FromMilliseconds(10);

    /// <param name="perSecond">Datagrams a second; infinite for as many as can be sent.</param>
    /// <param name="duration">How long.</param>
    public async Task<RateCounts> RunAsync(double perSecond, TimeSpan duration)
    {
        await using DemoServer server = OpenServer();
        await using var client = new LoadClient(hosts.Client, Target(server), sizeBytes, isAnswered: demo != EthernetDemo.Broadcast, EngineForms.LinuxOptions);
        Task serving = server.Start();
        Task receiving = client.Receive();
        var load = new RatedLoad(client, perSecond, duration);
        await client.OnSendingThread(load.Run);
        RateCounts counts = await CountAsync(server, client, load);
        await client.DisposeAsync();
        await receiving;
        await server.DisposeAsync();
        await serving;
        return counts;
    }

    private DemoServer OpenServer() => demo switch
    {
        EthernetDemo.Echo => DemoServer.Echo(hosts.Server, EngineForms.LinuxOptions),
        EthernetDemo.Retry => DemoServer.Retry(hosts.Server, drop: 0, EngineForms.LinuxOptions),
        _ => DemoServer.Broadcast(hosts.Server, EngineForms.LinuxOptions),
    };

    private IPEndPoint Target(DemoServer server) =>
        demo == EthernetDemo.Broadcast ? new(hosts.Broadcast, server.Port) : server.Address;

    /// <summary>Waits until everything that was sent has come, or nothing comes any more.</summary>
    private async Task<RateCounts> CountAsync(DemoServer server, LoadClient client, RatedLoad load)
    {
        RateCounts counts = Count(server, client, load);
        for (TimeSpan waited = TimeSpan.Zero; counts.Lost > 0 && waited < LongestDrain; waited += DrainTick)
        {
            await Task.Delay(DrainTick);
            RateCounts now = Count(server, client, load);
            if (now == counts)
                break;
            counts = now;
        }
        return counts;
    }

    private RateCounts Count(DemoServer server, LoadClient client, RatedLoad load)
    {
        // In the order a datagram comes to them: one that moves on meanwhile must not seem lost, and nothing is sent any more.
        long sent = client.Left;
        long heard = server.DatagramsReceived;
        long arrived = demo == EthernetDemo.Broadcast ? heard : client.Received;
        return new RateCounts(sent, Math.Max(sent - heard, 0), Math.Max(heard - arrived, 0), load.Elapsed);
    }
}
