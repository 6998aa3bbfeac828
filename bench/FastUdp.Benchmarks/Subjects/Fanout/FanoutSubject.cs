using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Load;

namespace FastUdp.Benchmarks.Subjects.Fanout;

/// <summary>The engine sends one payload to each of many addresses, over and over.</summary>
/// <param name="name">The name of the row.</param>
/// <param name="group">What it is compared with.</param>
/// <param name="copies">Whether the payload is copied in for each, or once for all.</param>
/// <param name="hosts">Whose cores the ends stay on.</param>
/// <param name="options">The sending endpoint's.</param>
internal sealed class FanoutSubject(string name, string group, bool copies, HostPair hosts, UdpEndpointOptions options) : Subject(name, group)
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

        CountWindow window = CountWindow.Measure(plan, () => Volatile.Read(ref _sent));
        await stop.CancelAsync();
        await sending;
        await listener.DisposeAsync();
        await listening;
        return FanoutPlan.Measure(plan, window.Grown[0], window.Seconds, _sent, listener.DatagramsReceived, window.Allocation);
    }

    private void SendUntil(UdpEndpoint origin, int port, int sizeBytes, CancellationToken stop)
    {
        RemoteAddress[] remotes = FanoutPlan.Remotes(port);
        byte[] payload = new byte[sizeBytes];
        using DatagramSender sender = origin.CreateSender();
        while (!stop.IsCancellationRequested)
        {
            if (copies)
                SendEach(sender, remotes, payload);
            else
                sender.SendToEach(remotes, payload);
            sender.Flush();
            Volatile.Write(ref _sent, _sent + remotes.Length);
        }
    }

    private static void SendEach(DatagramSender sender, RemoteAddress[] remotes, byte[] payload)
    {
        foreach (ref readonly RemoteAddress remote in remotes.AsSpan())
            sender.Send(remote, payload);
    }
}
