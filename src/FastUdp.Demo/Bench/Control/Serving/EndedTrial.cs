using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Control.Serving;

/// <summary>What a far end saw of a trial, in the pieces in which it is sent. Immutable.</summary>
internal sealed class EndedTrial
{
    private readonly Bucket[][] _histograms;
    private readonly OneSecond[] _seconds;

    /// <param name="stream">Of its test datagrams.</param>
    /// <param name="figures">What the endpoint saw.</param>
    /// <param name="process">What this process spent.</param>
    /// <param name="kernel">What the kernel counted.</param>
    public EndedTrial(byte stream, FarFigures figures, ProcessFigures process, KernelFigures? kernel)
    {
        IsWarmUp = stream == Trial.WarmUpStream;
        ReceivedFigures? received = figures.Received;
        _histograms =
        [
            BucketsOf(received?.Delays), BucketsOf(received?.Shape.BatchDatagrams), BucketsOf(received?.Shape.RunDatagrams), BucketsOf(received?.Shape.StrideBytes),
        ];
        _seconds = received is null ? [] : [.. received.Seconds.Select(SecondOf)];
        Counts = received?.Counts;
        Use = figures.Report is { } report ? Use.Of(report) : Use.Nothing(ControlAnswer.OutOfTurn);
        Head = new Ended(
            ControlAnswer.Done,
            figures.Endpoint is { } endpoint ? CountsOf(endpoint) : null,
            CostsOf(process),
            kernel is null ? null : KernelCounts.Of(kernel),
            received is null ? null : ReceptionOf(received));
    }

    /// <summary>Then it is no result of anybody's.</summary>
    public bool IsWarmUp { get; }

    public Ended Head { get; }

    public Use Use { get; }

    /// <summary>What was counted; null where datagrams were sent back.</summary>
    public ReceptionCounts? Counts { get; }

    public Bucket[] PageOf(WhichHistogram histogram, int from) =>
        (int)histogram < _histograms.Length ? [.. _histograms[(int)histogram].Skip(from).Take(ControlLimits.BucketsPerPage)] : [];

    public OneSecond[] PageOfSeconds(int from) => [.. _seconds.Skip(from).Take(ControlLimits.SecondsPerPage)];

    private static Bucket[] BucketsOf(LatencyHistogram? histogram) =>
        histogram is null ? [] : [.. histogram.Buckets.Select(static bucket => new Bucket((ushort)bucket.Bucket, (ulong)bucket.Count))];

    private static OneSecond SecondOf(SecondFigures second) =>
        new((uint)second.Second, (uint)second.Length, (ulong)second.Received, second.Lost, (ulong?)second.P99Nanoseconds);

    private static EndpointCounts CountsOf(EndpointFigures endpoint) => new(
        (ulong)endpoint.DatagramsSent, (ulong)endpoint.DatagramsReceived, (ulong)endpoint.NotSent, (ulong?)endpoint.DroppedByKernel,
        (ulong?)endpoint.SendCalls, (ulong?)endpoint.ReceiveCalls);

    private static ProcessCosts CostsOf(ProcessFigures process) => new(
        (ulong)process.CpuTime.TotalMicroseconds, (ulong)process.AllocatedBytes, (uint)process.Collections, (ulong?)process.SystemTime?.TotalMicroseconds);

    private Reception ReceptionOf(ReceivedFigures received)
    {
        ReceptionCounts counts = received.Counts;
        return new Reception(
            (ulong)counts.Received,
            (ulong)counts.ReceivedBytes,
            (ulong)counts.Lost,
            (ulong)counts.Duplicated,
            (ulong)counts.Reordered,
            (ulong)counts.ReorderingExtentMaximum,
            counts.ReorderingExtentMean,
            (ulong)counts.ThreeReordered,
            (ulong)counts.Corrupted,
            (ulong)counts.Late,
            (ulong)counts.Foreign,
            (ulong)counts.JitterNanoseconds,
            (ulong)TrialClock.Of(received.Span),
            (uint)_seconds.Length,
            received.Delays is { } delays ? HeadOf(WhichHistogram.Delays, delays) : null,
            HeadOf(WhichHistogram.Batches, received.Shape.BatchDatagrams),
            HeadOf(WhichHistogram.Runs, received.Shape.RunDatagrams),
            HeadOf(WhichHistogram.Strides, received.Shape.StrideBytes));
    }

    private HistogramHead HeadOf(WhichHistogram which, LatencyHistogram histogram) => new(
        (ushort)_histograms[(int)which].Length, (ulong)histogram.Count, (ulong)histogram.Minimum, (ulong)histogram.Maximum, histogram.Sum);
}
