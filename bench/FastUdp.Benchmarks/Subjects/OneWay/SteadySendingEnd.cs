using System.Diagnostics;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>Another sending end, held to a rate: it sends some, and tries again until the next are due.</summary>
internal sealed class SteadySendingEnd(ISendingEnd inner, int datagramsPerSecond = SteadySendingEnd.DatagramsPerSecond) : ISendingEnd
{
    /// <summary>What a capture must stand without loss.</summary>
    public const int DatagramsPerSecond = 500_000;

    private readonly long _start = Stopwatch.GetTimestamp();

    public void SendSome(ref ulong next)
    {
        if (Stopwatch.GetElapsedTime(_start).TotalSeconds * datagramsPerSecond < next)
            Thread.Yield();
        else
            inner.SendSome(ref next);
    }

    public void Dispose() => inner.Dispose();
}
