using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Large;
using FastUdp.Benchmarks.Subjects.OneWay;
using FastUdp.Demo.Bench.Networks;
using FastUdp.LargeMessages;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// The ways of sending messages longer than the path MTU: as one datagram that IP fragments, and as the engine's large messages, in datagrams
/// that fit an MTU of 1,500 bytes whatever the loopback's is.
/// </summary>
internal static class LargeForms
{
    public const int SizeBytes = UdpLimits.MaxIPv4PayloadBytes;

    public const string Group = "large";

    /// <summary>Where they go, in a few words.</summary>
    public static string Network => LoopbackNetwork.Entered ?? "this machine's loopback; for another: --mtu 1500 --drop 0.01";

    private const string Fragmented = "engine-fragmented";

    // Enough to keep the window full.
    private const int Outstanding = 16;

    private static readonly LargeMessageOptions OnLoop = new() { DatagramBytes = 1_472, RunContinuationsAsynchronously = false };

    private static readonly LargeMessageOptions InPool = OnLoop with { RunContinuationsAsynchronously = true };

    /// <param name="messagesPerSecond">How many messages are sent a second at most; null for as many as it goes.</param>
    public static IEnumerable<Subject> All(int? messagesPerSecond)
    {
        yield return Make(
            Fragmented, messagesPerSecond,
            static plan => new EngineReceivingEnd(plan, Options(FragmentationMode.Allow)),
            static (plan, port) => new FragmentedSendingEnd(plan, port, Options(FragmentationMode.Allow)));
        yield return Engine("engine-large", LargeMessageDelivery.Unreliable, OnLoop, messagesPerSecond);
        yield return Engine("engine-large-reliable", LargeMessageDelivery.Reliable, OnLoop, messagesPerSecond);
        yield return Engine("engine-large-reliable-pool", LargeMessageDelivery.Reliable, InPool, messagesPerSecond);
    }

    private static OneWaySubject Engine(string name, LargeMessageDelivery delivery, LargeMessageOptions options, int? messagesPerSecond)
    {
        // One at a time where it is counted what arrives: none is missing then only because the time is up.
        int outstanding = delivery == LargeMessageDelivery.Reliable && messagesPerSecond is null ? Outstanding : 1;
        return Make(
            name, messagesPerSecond,
            static _ => new LargeReceivingEnd(Options(FragmentationMode.Probe), OnLoop),
            (plan, port) => new LargeSendingEnd(plan, port, delivery, outstanding, Options(FragmentationMode.Probe), options));
    }

    private static OneWaySubject Make(
        string name, int? messagesPerSecond, Func<OneWayPlan, IReceivingEnd> openReceiver, Func<OneWayPlan, int, ISendingEnd> openSender) =>
        new(name, Group, remotes: 1, openReceiver, (plan, port) =>
            messagesPerSecond is { } rate ? new SteadySendingEnd(openSender(plan, port), rate) : openSender(plan, port))
        {
            Baseline = name == Fragmented ? null : Fragmented,
        };

    private static UdpEndpointOptions Options(FragmentationMode fragmentation) => new() { Fragmentation = fragmentation };
}
