using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Load;
using FastUdp.Benchmarks.Works;

namespace FastUdp.Benchmarks.Subjects.Fanout;

/// <summary>
/// Whom to send to: 127.0.0.1, 127.0.0.2 and so on, all with one port. Whoever sends, what it sends ends at the same listener, an engine endpoint on the
/// wildcard address, on the other core.
/// </summary>
internal static class FanoutPlan
{
    public const int Members = 1_000;

    public static DemoServer OpenListener(HostPair hosts) => DemoServer.Listener(hosts.Server, EngineForms.LinuxOptions);

    public static RemoteAddress[] Remotes(int port)
    {
        var remotes = new RemoteAddress[Members];
        for (int i = 0; i < Members; i++)
        {
            int host = 1 + i;
            remotes[i] = new RemoteAddress(new IPEndPoint(new IPAddress([127, 0, (byte)(host >> 8), (byte)host]), port));
        }
        return remotes;
    }

    /// <summary>The rate is what the sender's calls took in the window; the loss is that of the whole run, warm-up included.</summary>
    public static Measurement Measure(RunPlan plan, long sent, double seconds, long sentInAll, long heardInAll, Allocation? allocation)
    {
        double share = sentInAll == 0 ? 0 : 1 - ((double)heardInAll / sentInAll);
        return new Measurement(plan.SizeBytes, sent, seconds, Math.Max((long)(sent * share), 0), allocation);
    }
}
