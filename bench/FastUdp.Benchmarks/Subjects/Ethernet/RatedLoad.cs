using System.Diagnostics;
using FastUdp.Benchmarks.Subjects.Load;

namespace FastUdp.Benchmarks.Subjects.Ethernet;

/// <summary>
/// Sends at a rate. What a pause of the thread left behind is caught up at once, so that the load is the rate or, in moments, more; what the core cannot
/// send at all is not sent.
/// </summary>
/// <param name="client">Who sends.</param>
/// <param name="perSecond">Datagrams a second; infinite for as many as it can.</param>
/// <param name="duration">How long.</param>
internal sealed class RatedLoad(LoadClient client, double perSecond, TimeSpan duration)
{
    // How much longer than asked for it may take to send everything, before that is not the rate any more.
    private const double Tolerance = 1.005;

    /// <summary>What it took, once it has run.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>For the sending thread.</summary>
    public void Run()
    {
        bool isPaced = double.IsFinite(perSecond);
        long total = isPaced ? (long)(perSecond * duration.TotalSeconds) : long.MaxValue;
        TimeSpan limit = isPaced ? duration * Tolerance : duration;
        long start = Stopwatch.GetTimestamp();
        while (client.Sent < total && (Elapsed = Stopwatch.GetElapsedTime(start)) < limit)
        {
            double due = isPaced ? Math.Min(Elapsed.TotalSeconds * perSecond, total) - client.Sent : client.Burst;

            // Full bursts, for a buffer costs the same with one datagram as with many; but the last may be smaller.
            if (due >= client.Burst || client.Sent + due >= total)
                client.Send((int)Math.Min(due, client.Burst));
            else
                client.Pause();
        }
        Elapsed = Stopwatch.GetElapsedTime(start);
    }
}
