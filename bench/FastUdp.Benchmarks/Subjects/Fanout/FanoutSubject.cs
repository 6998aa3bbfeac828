using System.Diagnostics;
using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Load;

namespace FastUdp.Benchmarks.Subjects.Fanout;

/// <summary>The engine sends one payload to each of many addresses, over and over.</summary>
internal sealed class FanoutSubject(string name, string group, HostPair hosts, UdpEndpointOptions options) : Subject(name, group)
{
    private long _sent;

    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        await using DemoServer listener = FanoutPlan.OpenListener(hosts);
        Task listening = listener.Start();
        using UdpEndpoint origin = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Any, 0), options);
        using var stop = new CancellationTokenSource();
        _sent = 0;
        Task sending = EndTask.OnThread("bench fan-out", () => SendUntil(origin, listener.Port, plan.SizeBytes, stop.Token), hosts.Client.Core);

        Thread.Sleep(plan.WarmUp);
        AllocationMeter before = AllocationMeter.Sample(_sent);
        long first = Volatile.Read(ref _sent);
        long start = Stopwatch.GetTimestamp();
        Thread.Sleep(plan.Duration);
        long sent = Volatile.Read(ref _sent) - first;
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Allocation allocation = before.Until(AllocationMeter.Sample(_sent));

        await stop.CancelAsync();
        await sending;
        await listener.DisposeAsync();
        await listening;
        return FanoutPlan.Measure(plan, sent, seconds, _sent, listener.DatagramsReceived, allocation);
    }

    private void SendUntil(UdpEndpoint origin, int port, int sizeBytes, CancellationToken stop)
    {
        RemoteAddress[] remotes = FanoutPlan.Remotes(port);
        byte[] payload = new byte[sizeBytes];
        using DatagramSender sender = origin.CreateSender();
        while (!stop.IsCancellationRequested)
        {
            SendToEach(sender, remotes, payload);
            Volatile.Write(ref _sent, origin.Statistics.DatagramsSent);
        }
    }

    private static void SendToEach(DatagramSender sender, RemoteAddress[] remotes, byte[] payload)
    {
        foreach (ref readonly RemoteAddress remote in remotes.AsSpan())
            sender.Send(remote, payload);
        sender.Flush();
    }
}
