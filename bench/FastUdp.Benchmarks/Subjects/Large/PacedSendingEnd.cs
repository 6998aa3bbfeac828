using System.Diagnostics;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Subjects.Large;

/// <summary>Has another end send no more often than a receiver can keep up with: what is lost is lost on the way.</summary>
internal sealed class PacedSendingEnd(ISendingEnd inner, TimeSpan interval) : ISendingEnd
{
    private long _last = Stopwatch.GetTimestamp();

    public void SendSome(ref ulong next)
    {
        ulong before = next;
        inner.SendSome(ref next);
        TimeSpan pause = interval * (next - before);
        while (Stopwatch.GetElapsedTime(_last) < pause)
            Thread.Sleep(0);
        _last = Stopwatch.GetTimestamp();
    }

    public void Dispose() => inner.Dispose();
}
