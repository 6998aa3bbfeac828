using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Shards;

/// <summary>Two flows, a sending thread each, and what serves them, in this process, as fast as they go.</summary>
internal sealed class ShardsSubject(string name, string group, ShardForm form, UdpEndpointOptions options) : Subject(name, group)
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        var stage = new Stage();
        await using var server = new FlowsServer(form, options);
        FlowTally[] tallies = [.. Enumerable.Range(0, server.LoopCount).Select(_ => new FlowTally(stage))];
        Task receiving = server.RunAsync(loop => new FlowCounter(tallies[loop]));
        using FlowSender first = FlowSender.Open(server, flow: 0, otherThan: -1, plan.SizeBytes, options);
        using FlowSender second = FlowSender.Open(server, flow: 1, otherThan: first.Loop, plan.SizeBytes, options);

        using var giveUp = new CancellationTokenSource();
        bool IsOver() => giveUp.IsCancellationRequested || Array.TrueForAll(tallies, static tally => tally.Window.IsOver);
        Task sending = Task.WhenAll(first.Start(IsOver), second.Start(IsOver));
        Allocation allocation = Chronometer.Run(stage, plan, () => tallies.Sum(static tally => tally.Total));
        bool isMeasured = Array.TrueForAll(tallies, static tally => tally.Window.WaitUntilOver(StopLimit));
        await giveUp.CancelAsync();
        await sending;
        await server.DisposeAsync();
        await receiving;

        Measurement measured = isMeasured ? Measure(plan, tallies, allocation) : new Measurement(plan.SizeBytes, 0, 0, 0, allocation);
        Array.ForEach(tallies, static tally => tally.Dispose());
        return measured;
    }

    /// <summary>The windows of the loops are as long as each other but for a batch; the rate is over their mean.</summary>
    private static Measurement Measure(RunPlan plan, FlowTally[] tallies, Allocation allocation) => new(
        plan.SizeBytes,
        tallies.Sum(static tally => tally.Received),
        tallies.Average(static tally => tally.Window.Seconds),
        tallies.Sum(static tally => tally.Lost),
        allocation);
}
