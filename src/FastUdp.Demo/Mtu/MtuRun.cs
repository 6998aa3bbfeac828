using FastUdp.Demo.Output;
using FastUdp.PathMtu;

namespace FastUdp.Demo.Mtu;

/// <summary>The whole of it: the big datagram, then the search, and what the kernel says where nobody answers.</summary>
/// <param name="path">Moves the datagrams; not disposed here.</param>
/// <param name="plan">What is to be found out.</param>
/// <param name="transcript">Told every step.</param>
/// <param name="time">The clock of the path.</param>
internal sealed class MtuRun(IProbePath path, MtuPlan plan, MtuTranscript transcript, TimeProvider time)
{
    // Less than the least that passes every link: 68 bytes over IPv4 (RFC 791), 1,280 over IPv6.
    private const int MinPayloadBytes = 40;

    private readonly long _start = time.GetTimestamp();
    private readonly ProbeCounts _counts = new();

    /// <summary>Sends the big datagram, and no other.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<MtuReport> SendBigAsync(CancellationToken stop)
    {
        ProbeResult? big = await new BigDatagram(path, NewSteps(), plan, transcript, time).SendAsync(stop);
        return big is { HasArrived: true } arrived
            ? Report(SearchEnd.NotSearched, plan.BigBytes, null, arrived.Outcome)
            : Report(big is null ? SearchEnd.Stopped : SearchEnd.NotSearched);
    }

    /// <summary>Sends the big datagram, then searches.</summary>
    /// <param name="stop">Ends it; the report is of what is known by then.</param>
    /// <exception cref="CommandFailedException">Nothing can be sent to the server, or the network says that it cannot be reached.</exception>
    public async Task<MtuReport> RunAsync(CancellationToken stop)
    {
        ProbeSteps steps = NewSteps();
        if (await new BigDatagram(path, steps, plan, transcript, time).SendAsync(stop) is not { } big)
            return Report(SearchEnd.Stopped);
        transcript.TellSearch();
        var state = new PathMtuSearch(plan.Server.AddressFamily, Options());
        var search = new SizeSearch(path, steps, state, plan, transcript, time);
        search.Begin(big);
        SearchEnd end = await search.RunAsync(stop);
        if (end == SearchEnd.NobodyAnswers && search.ProvenBy is null)
            return await ReportWithoutAnswerAsync(steps, search.Obstacle ?? big.Error, stop);
        int passed = end == SearchEnd.NobodyAnswers ? search.ProvenBytes : state.PassedBytes;
        return Report(end, passed > 0 ? passed : null, state.CeilingBytes <= plan.LimitBytes ? state.CeilingBytes : null, search.ProvenBy);
    }

    private async Task<MtuReport> ReportWithoutAnswerAsync(ProbeSteps steps, NetworkError? obstacle, CancellationToken stop)
    {
        if (obstacle is { Kind: not NetworkErrorKind.TooLong } error)
            throw new CommandFailedException($"cannot reach {plan.Server}: {MtuTranscript.Explain(error)}");
        int? taken = await new KernelsWord(path, steps, plan, transcript).HearAsync(stop);
        return Report(stop.IsCancellationRequested ? SearchEnd.Stopped : SearchEnd.NobodyAnswers, taken);
    }

    private ProbeSteps NewSteps() => new(path, plan, _counts, time);

    private PathMtuOptions Options() => new()
    {
        MinPayloadBytes = MinPayloadBytes,
        MaxPayloadBytes = plan.LimitBytes,
        MaxProbes = plan.Tries,
        ProbeTimeout = plan.Timeout,
    };

    private MtuReport Report(SearchEnd end, int? largest = null, int? ceiling = null, ProbeOutcome? provenBy = null) =>
        new(end, largest, ceiling, provenBy, _counts, time.GetElapsedTime(_start));
}
