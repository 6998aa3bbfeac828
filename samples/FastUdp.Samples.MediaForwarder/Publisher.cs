using System.Net;
using FastUdp.Samples.Formats;

namespace FastUdp.Samples.MediaForwarder;

/// <summary>A camera for want of one: twenty-five frames a second, each of several RTP packets, the last of them marked.</summary>
public static class Publisher
{
    private const int PacketsPerFrame = 8;
    private const int PayloadBytes = 1_200;
    private const int FramesPerSecond = 25;

    // Video counts time in 1/90,000 s (RFC 3551 section 5).
    private const uint UnitsPerFrame = 90_000 / FramesPerSecond;

    public static async Task RunAsync(IPEndPoint forwarder, CancellationToken stop)
    {
        await using var endpoint = UdpEndpoint.Connect(forwarder);
        using DatagramSender sender = endpoint.CreateSender();
        uint source = (uint)Random.Shared.Next();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1) / FramesPerSecond);
        using CancellationTokenRegistration end = stop.Register(timer.Dispose);
        for (uint frame = 0; await timer.WaitForNextTickAsync(CancellationToken.None); frame++)
            SendFrame(sender, source, frame);
    }

    private static void SendFrame(DatagramSender sender, uint source, uint frame)
    {
        Span<byte> picture = stackalloc byte[PayloadBytes];
        picture.Fill((byte)frame);
        for (int packet = 0; packet < PacketsPerFrame; packet++)
        {
            sender.Send(new RtpView
            {
                PayloadType = 96,
                IsMarked = packet == PacketsPerFrame - 1,
                SequenceNumber = (ushort)((frame * PacketsPerFrame) + packet),
                Timestamp = frame * UnitsPerFrame,
                Source = source,
                Contributors = [],
                Payload = picture,
            });
        }
        sender.Flush();
    }
}
