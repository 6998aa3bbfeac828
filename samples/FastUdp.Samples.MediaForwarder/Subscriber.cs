using System.Net;
using FastUdp.Messages;
using FastUdp.Samples.Formats;

namespace FastUdp.Samples.MediaForwarder;

/// <summary>Subscribes, stays subscribed, and counts what comes by its frames.</summary>
public sealed class Subscriber : IDatagramHandler
{
    private ulong _token;
    private long _packets;
    private long _frames;

    public static async Task RunAsync(IPEndPoint forwarder, CancellationToken stop)
    {
        await using var endpoint = UdpEndpoint.Connect(forwarder);
        var subscriber = new Subscriber();
        Task receiving = endpoint.RunAsync(subscriber, stop);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        using CancellationTokenRegistration end = stop.Register(timer.Dispose);
        do
        {
            endpoint.TrySend(new Subscribe(Volatile.Read(ref subscriber._token)));
            Console.WriteLine($"{subscriber._packets:N0} packets, {subscriber._frames:N0} frames");
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None));
        endpoint.TrySend(new Unsubscribe());
        await receiving;
    }

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            if (datagram.TryRead(out RtpView packet, out _))
            {
                _packets++;
                _frames += packet.IsMarked ? 1 : 0;
            }
            else if (datagram.TryRead(out Challenge challenge, out _))
            {
                Volatile.Write(ref _token, challenge.Token);
                sender.Reply(datagram, new Subscribe(challenge.Token));
            }
        }
    }
}
