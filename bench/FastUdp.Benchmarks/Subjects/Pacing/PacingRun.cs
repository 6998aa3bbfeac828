using System.Diagnostics;
using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Works;
using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Benchmarks.Subjects.Pacing;

/// <summary>A sender that always has something to send, and a receiver that counts.</summary>
internal static class PacingRun
{
    public const int BurstBytes = 262_144;

    // RFC 791 and RFC 768, as the engine counts them.
    private const int HeaderBytes = 28;

    public static async Task<PacingResult> RunAsync(long bytesPerSecond, int sizeBytes, TimeSpan duration)
    {
        UdpEndpointOptions options = EngineForms.HasLinux ? EngineForms.LinuxOptions : EngineForms.PortableOptions;
        await using UdpEndpoint receiver = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), options);
        await using UdpEndpoint origin = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), options with
        {
            Pacing = new PacingOptions { BytesPerSecond = bytesPerSecond, BurstBytes = BurstBytes, Method = PacingMethod.TokenBucket },
        });
        var meter = new GapMeter();
        Task run = receiver.RunAsync(meter);

        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Send(origin, receiver.LocalEndPoint, sizeBytes, duration);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double cores = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds / seconds;
        await receiver.StopAsync();
        await run;

        long sent = origin.Statistics.DatagramsSent;
        long received = receiver.Statistics.DatagramsReceived;
        double rate = ((sent * (long)(sizeBytes + HeaderBytes)) - BurstBytes) / seconds;
        var measured = new Measurement(sizeBytes, received, seconds, sent - received, Allocation: null);
        return new PacingResult(measured, rate, meter.Gaps, cores);
    }

    /// <summary>Ends with a flush, so the time it takes is that of whole batches.</summary>
    private static void Send(UdpEndpoint origin, RemoteAddress remote, int sizeBytes, TimeSpan duration)
    {
        byte[] payload = new byte[sizeBytes];
        int perTurn = Math.Max(BurstBytes / 16 / (sizeBytes + HeaderBytes), 1);
        long start = Stopwatch.GetTimestamp();
        using DatagramSender sender = origin.CreateSender();

        // Until the burst is spent nothing is paced, so at least that much is sent.
        while (Stopwatch.GetElapsedTime(start) < duration || origin.Statistics.SendsPaced == 0)
        {
            for (int i = 0; i < perTurn; i++)
                sender.Send(remote, payload);
            sender.Flush();
        }
    }

    private sealed class GapMeter : IDatagramHandler
    {
        private readonly LatencyHistogram _gaps = new();
        private long _last;

        public RoundTrip Gaps => RoundTrip.Of(_gaps);

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            long now = Stopwatch.GetTimestamp();
            if (_last != 0)
                _gaps.Record(now - _last);
            _last = now;
        }
    }
}
