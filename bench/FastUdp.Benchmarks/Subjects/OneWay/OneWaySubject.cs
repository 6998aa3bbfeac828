using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>A sending thread and a receiving end in this process, as fast as they go.</summary>
internal sealed class OneWaySubject : Subject
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    private readonly Func<OneWayPlan, IReceivingEnd> _openReceiver;
    private readonly Func<OneWayPlan, int, ISendingEnd> _openSender;
    private readonly int _remotes;

    public OneWaySubject(
        string name,
        string group,
        int remotes,
        Func<OneWayPlan, IReceivingEnd> openReceiver,
        Func<OneWayPlan, int, ISendingEnd> openSender)
        : base(name, group)
    {
        _remotes = remotes;
        _openReceiver = openReceiver;
        _openSender = openSender;
    }

    /// <summary>Where the ends run; by default both on this machine's loopback.</summary>
    public HostPair Hosts { get; init; } = HostPair.Loopback;

    public override Measurement Run(RunPlan plan) => RunAsync(plan).GetAwaiter().GetResult();

    private async Task<Measurement> RunAsync(RunPlan plan)
    {
        var ends = new OneWayPlan(plan.SizeBytes, _remotes);
        var stage = new Stage();
        using var tally = new ReceiverTally(stage);
        await using IReceivingEnd receiver = Hosts.Server.Open(() => _openReceiver(ends));
        using ISendingEnd sender = Hosts.Client.Open(() => _openSender(ends, receiver.Port));

        using var giveUp = new CancellationTokenSource();
        Task receiving = receiver.Start(tally);
        Task sending = EndTask.OnThread("bench sender", () => SendUntilOver(sender, tally, giveUp.Token), Hosts.Client.Core);
        Allocation allocation = Chronometer.Run(stage, plan, () => tally.Sequence.Total);

        // The receiver notices the end at its next batch; if none comes, there is nothing to notice.
        tally.Window.WaitUntilOver(StopLimit);
        await giveUp.CancelAsync();
        await sending;
        await receiver.DisposeAsync();
        await receiving;
        return tally.Measure(plan.SizeBytes, allocation);
    }

    /// <summary>Goes on until the receiver is done: it must never wait for a datagram at the end of its window.</summary>
    private static void SendUntilOver(ISendingEnd sender, ReceiverTally tally, CancellationToken giveUp)
    {
        for (ulong next = 0; !tally.Window.IsOver && !giveUp.IsCancellationRequested;)
            sender.SendSome(ref next);
    }
}
