using System.Net;
using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Control.Asking;

/// <summary>Fetches what a far end saw of a trial, and believes nothing that cannot be.</summary>
/// <param name="far">Who is asked for pages.</param>
/// <param name="key">What this client is known by there.</param>
/// <param name="address">Whose figures they are.</param>
/// <param name="bounds">What is known of the trial here.</param>
internal sealed class FiguresReader(RemoteFarEnd far, ulong key, IPEndPoint address, TrialBounds bounds)
{
    /// <param name="ended">All but the pages.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CommandFailedException">The far end is gone, or says what cannot be.</exception>
    public async Task<FarFigures> ReadAsync(Ended ended, CancellationToken stop)
    {
        if (bounds.Fault(ended) is { } fault)
            throw Impossible(fault);
        return new FarFigures
        {
            Endpoint = ended.Endpoint is { } endpoint ? FiguresOf(endpoint) : null,
            Process = ended.Process is { } process ? FiguresOf(process) : null,
            Kernel = ended.Kernel?.ToFigures(),
            Report = (await far.AskAsync<AskUse, Use>(new AskUse(key), static use => use.Answer, stop)).ToReport(),
            Received = ended.Reception is { } reception ? await ReadAsync(reception, stop) : null,
        };
    }

    private async Task<ReceivedFigures> ReadAsync(Reception found, CancellationToken stop) => new()
    {
        Counts = CountsOf(found),
        Span = TrialClock.ToTimeSpan((long)found.SpanNanoseconds),
        Delays = found.Delays is { } delays ? await ReadAsync(WhichHistogram.Delays, delays, stop) : null,
        Seconds = await ReadSecondsAsync(found, stop),
        Shape = new BatchShape
        {
            BatchDatagrams = await ReadAsync(WhichHistogram.Batches, found.Batches, stop),
            RunDatagrams = await ReadAsync(WhichHistogram.Runs, found.Runs, stop),
            StrideBytes = await ReadAsync(WhichHistogram.Strides, found.Strides, stop),
        },
    };

    private async Task<LatencyHistogram> ReadAsync(WhichHistogram which, HistogramHead head, CancellationToken stop)
    {
        Bucket[] buckets = await ReadPagesAsync(head.Buckets, ControlLimits.BucketsPerPage, async from =>
            (await far.AskAsync<AskBuckets, Buckets>(new AskBuckets(key, which, (ushort)from), static page => page.Answer, stop)).Page);
        if (head.Minimum > long.MaxValue || head.Maximum > long.MaxValue || buckets.Any(static bucket => bucket.Count > long.MaxValue))
            throw Impossible($"{which} beyond 64 bits");
        LatencyHistogram? histogram = LatencyHistogram.Restore(
            buckets.Select(static bucket => ((int)bucket.Index, (long)bucket.Count)), (long)head.Minimum, (long)head.Maximum, head.Sum);
        return histogram?.Count == (long)head.Count ? histogram : throw Impossible($"{which} whose buckets are not those of {head.Count} values");
    }

    private async Task<SecondFigures[]> ReadSecondsAsync(Reception found, CancellationToken stop)
    {
        OneSecond[] seconds = await ReadPagesAsync((int)found.Seconds, ControlLimits.SecondsPerPage, async from =>
            (await far.AskAsync<AskSeconds, Seconds>(new AskSeconds(key, (uint)from), static page => page.Answer, stop)).Page);
        ulong received = 0;
        long end = 0;
        foreach (OneSecond second in seconds)
        {
            if (second.Second < end || second.Length is 0 or > SecondSeries.MostSeconds || second.Second > int.MaxValue - second.Length || second.Received > found.Received - received || second.P99Nanoseconds > long.MaxValue)
                throw Impossible($"{second.Received} datagrams in second {second.Second}");
            (end, received) = (second.Second + second.Length, received + second.Received);
        }
        return received == found.Received
            ? [.. seconds.Select(static second => new SecondFigures((int)second.Second, (int)second.Length, (long)second.Received, second.Lost, (long?)second.P99Nanoseconds))]
            : throw Impossible($"seconds of {received} datagrams, where {found.Received} were received");
    }

    /// <summary>Some pages at once, so that a long way costs a few round trips; how many there are was said before, and every one but the last is full.</summary>
    private async Task<T[]> ReadPagesAsync<T>(int count, int perPage, Func<int, Task<T[]>> ask)
    {
        var all = new List<T>();
        foreach (int[] starts in Enumerable.Range(0, (count + perPage - 1) / perPage).Select(page => page * perPage).Chunk(ControlLimits.PagesInFlight))
        {
            T[][] pages = await Task.WhenAll(starts.Select(ask));
            all.AddRange(pages.SelectMany(static page => page));
            if (all.Count != Math.Min(count, starts[^1] + perPage))
                throw Impossible($"{all.Count} of {count} entries in pages of {perPage}");
        }
        return [.. all];
    }

    private static EndpointFigures FiguresOf(EndpointCounts endpoint) =>
        new((long)endpoint.DatagramsSent, (long)endpoint.DatagramsReceived, (long)endpoint.NotSent, (long?)endpoint.DroppedByKernel, (long?)endpoint.SendCalls, (long?)endpoint.ReceiveCalls);

    private static ProcessFigures FiguresOf(ProcessCosts process) =>
        new(TimeSpan.FromMicroseconds(process.CpuMicroseconds), (long)process.AllocatedBytes, (int)process.Collections,
            process.SystemMicroseconds is { } system ? TimeSpan.FromMicroseconds(system) : null);

    private static ReceptionCounts CountsOf(Reception found) => new()
    {
        Sent = (long)(found.Received + found.Lost),
        Received = (long)found.Received,
        ReceivedBytes = (long)found.ReceivedBytes,
        Lost = (long)found.Lost,
        Duplicated = (long)found.Duplicated,
        Reordered = (long)found.Reordered,
        ReorderingExtentMaximum = (long)found.ExtentMaximum,
        ReorderingExtentMean = found.ExtentMean,
        ThreeReordered = (long)found.ThreeReordered,
        Corrupted = (long)found.Corrupted,
        Late = (long)found.Late,
        Foreign = (long)found.Foreign,
        JitterNanoseconds = (long)found.JitterNanoseconds,
    };

    private CommandFailedException Impossible(string what) => new($"the far end {address} says what cannot be: {what}");
}
