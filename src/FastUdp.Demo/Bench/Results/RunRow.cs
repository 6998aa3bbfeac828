using FastUdp.Demo.Bench.Accounts;

namespace FastUdp.Demo.Bench.Results;

/// <summary>One result: what the trials of one work showed of one subject at one size. Null where a figure does not apply.</summary>
internal sealed record RunRow
{
    /// <summary>The kind of measurement, such as <c>throughput</c>.</summary>
    public required string Work { get; init; }

    /// <summary>What was measured.</summary>
    public required string Subject { get; init; }

    /// <summary>The payload of each datagram in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>The rows with the same value were compared with each other.</summary>
    public string? Group { get; init; }

    /// <summary>How a datagram comes to its sender: <c>place</c> or <c>copy</c>.</summary>
    public string? Send { get; init; }

    /// <summary>How it was measured, for people: closed loop, open loop at a rate, a search.</summary>
    public string? Method { get; init; }

    /// <summary>How many trials the figures are the median of.</summary>
    public int? Rounds { get; init; }

    /// <summary>Millions of datagrams a second.</summary>
    public double? Mpps { get; init; }

    /// <summary>10⁹ payload bits a second.</summary>
    public double? Gbps { get; init; }

    /// <summary>10⁹ bits a second of an Ethernet that carries it (<see cref="Rates.EthernetFrame"/>).</summary>
    public double? WireGbps { get; init; }

    public double? LossPercent { get; init; }

    /// <summary>What the kernel took.</summary>
    public long? Sent { get; init; }

    /// <summary>What was handed to the kernel, and it did not take.</summary>
    public long? Unsent { get; init; }

    /// <summary>What was due by the schedule, and was never handed over.</summary>
    public long? Unoffered { get; init; }

    public long? Received { get; init; }

    public long? Lost { get; init; }

    public long? Duplicated { get; init; }

    public long? Reordered { get; init; }

    /// <summary>Those of the reordered that came behind three or more in a row.</summary>
    public long? ThreeReordered { get; init; }

    /// <summary>The mean extent of the reordered, in datagrams (RFC 4737, 4.2); null where there is none.</summary>
    public double? ReorderingExtentMean { get; init; }

    /// <summary>The longest.</summary>
    public long? ReorderingExtentMax { get; init; }

    public long? Corrupted { get; init; }

    /// <summary>Those so late that they may be duplicates; they are among the lost.</summary>
    public long? Late { get; init; }

    /// <summary>Those that came and are none of the trial's: a stranger's, or an earlier trial's.</summary>
    public long? Foreign { get; init; }

    /// <summary>The time of one operation, where nothing moves.</summary>
    public double? NanosecondsEach { get; init; }

    /// <summary>What was allocated for each datagram, by the processes of both ends. Each datagram here and below is one received; one sent, where nobody counts.</summary>
    public double? BytesPerDatagram { get; init; }

    /// <summary>Garbage collections in all trials together, in the processes of both ends.</summary>
    public long? Collections { get; init; }

    /// <summary>The processor's time for each datagram, in user mode and in the kernel, of the processes of both ends.</summary>
    public double? CpuNanosecondsPerDatagram { get; init; }

    /// <summary>The part of it that was spent in the kernel.</summary>
    public double? SystemNanosecondsPerDatagram { get; init; }

    /// <summary>Calls to send for each datagram (<see cref="UdpStatistics.SendCalls"/>), of both ends.</summary>
    public double? SendCallsPerDatagram { get; init; }

    /// <summary>Calls to receive for each datagram (<see cref="UdpStatistics.ReceiveCalls"/>), of both ends, a busy-poll's included.</summary>
    public double? ReceiveCallsPerDatagram { get; init; }

    /// <summary>How full the batches were in which datagrams came to the end that counts.</summary>
    public RunSpread? BatchDatagrams { get; init; }

    /// <summary>How many datagrams the kernel's buffers held.</summary>
    public RunSpread? RunDatagrams { get; init; }

    /// <summary>The length of all datagrams of a buffer but the last.</summary>
    public RunSpread? StrideBytes { get; init; }

    /// <summary>Buffers that the kernel dropped at the sockets of both ends (socket(7), SO_RXQ_OVFL); each may hold many datagrams.</summary>
    public long? DroppedBuffers { get; init; }

    /// <summary>What the kernel counted in the near end's network namespace, over all trials.</summary>
    public KernelCounters? Kernel { get; init; }

    /// <summary>And in the far end's, where that is another.</summary>
    public KernelCounters? FarKernel { get; init; }

    /// <summary>What the near end made use of.</summary>
    public EndReport? Near { get; init; }

    /// <summary>What the far end made use of.</summary>
    public EndReport? Far { get; init; }

    /// <summary>What the instrument itself takes to write a datagram, rehearsed in memory.</summary>
    public double? OverheadSendNanoseconds { get; init; }

    /// <summary>What it takes to check and count one.</summary>
    public double? OverheadReceiveNanoseconds { get; init; }

    /// <summary>Interarrival jitter (RFC 3550, 6.4.1).</summary>
    public double? JitterMicroseconds { get; init; }

    public RunPercentiles? RttMicroseconds { get; init; }

    /// <summary>The delay of one way, where both ends share a clock.</summary>
    public RunPercentiles? OneWayMicroseconds { get; init; }

    /// <summary>How sure one of the figures is.</summary>
    public RunInterval? Interval { get; init; }

    /// <summary>Why the row does not have the figure it is about, in a sentence; null where it has.</summary>
    public string? NotQuoted { get; init; }

    /// <summary>What each trial showed of the figure the row is about, quoted or not.</summary>
    public RunTrials? Trials { get; init; }

    /// <summary>That figure by the same of the configuration that it is compared with.</summary>
    public RunRatio? Ratio { get; init; }

    /// <summary>How a long trial began, and how it ended.</summary>
    public RunDrift? Drift { get; init; }

    /// <summary>What happened second by second.</summary>
    public IReadOnlyList<RunSecond>? Series { get; init; }
}
