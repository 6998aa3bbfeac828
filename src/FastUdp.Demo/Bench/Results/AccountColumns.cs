using FastUdp.Demo.Bench.Accounts;
using static FastUdp.Demo.Bench.Results.RunColumns;

namespace FastUdp.Demo.Bench.Results;

/// <summary>The columns of what trials cost, of what the kernel says of them, and of what the ends made use of.</summary>
internal static class AccountColumns
{
    public static IReadOnlyList<RunColumn> All { get; } =
    [
        Figure("collections", "Collections", static row => row.Collections),
        Figure("cpuNanosecondsPerDatagram", "CPU, ns/datagram", static row => row.CpuNanosecondsPerDatagram, moreIsBetter: false),
        Figure("systemNanosecondsPerDatagram", "in the kernel", static row => row.SystemNanosecondsPerDatagram),
        Figure("sendCallsPerDatagram", "Send calls/datagram", static row => row.SendCallsPerDatagram),
        Figure("receiveCallsPerDatagram", "Receive calls/datagram", static row => row.ReceiveCallsPerDatagram),
        Figure("overheadSendNanoseconds", "Overhead sending, ns", static row => row.OverheadSendNanoseconds),
        Figure("overheadReceiveNanoseconds", "Overhead receiving, ns", static row => row.OverheadReceiveNanoseconds),
        .. Sizes("batchDatagrams", "Datagrams/batch", static row => row.BatchDatagrams),
        .. Sizes("runDatagrams", "Datagrams/buffer", static row => row.RunDatagrams),
        .. Sizes("strideBytes", "Stride, B", static row => row.StrideBytes),
        Figure("droppedBuffers", "Buffers dropped", static row => row.DroppedBuffers),
        .. Kernel("kernel", "Kernel", static row => row.Kernel),
        .. Kernel("farKernel", "Far kernel", static row => row.FarKernel),
        .. End("near", "Near", static row => row.Near),
        .. End("far", "Far", static row => row.Far),
    ];

    private static IEnumerable<RunColumn> Sizes(string member, string head, Func<RunRow, RunSpread?> sizes) =>
    [
        Figure($"{member}.mean", $"{head} mean", row => sizes(row)?.Mean),
        Figure($"{member}.p50", $"{head} p50", row => sizes(row)?.P50),
        Figure($"{member}.p90", $"{head} p90", row => sizes(row)?.P90),
        Figure($"{member}.p99", $"{head} p99", row => sizes(row)?.P99),
        Figure($"{member}.max", $"{head} max", row => sizes(row)?.Max),
    ];

    private static IEnumerable<RunColumn> Kernel(string member, string head, Func<RunRow, KernelCounters?> counters) =>
    [
        Figure($"{member}.inDatagrams", $"{head} InDatagrams", row => counters(row)?.InDatagrams),
        Figure($"{member}.noPorts", $"{head} NoPorts", row => counters(row)?.NoPorts),
        Figure($"{member}.inErrors", $"{head} InErrors", row => counters(row)?.InErrors),
        Figure($"{member}.outDatagrams", $"{head} OutDatagrams", row => counters(row)?.OutDatagrams),
        Figure($"{member}.rcvbufErrors", $"{head} RcvbufErrors", row => counters(row)?.RcvbufErrors),
        Figure($"{member}.sndbufErrors", $"{head} SndbufErrors", row => counters(row)?.SndbufErrors),
        Figure($"{member}.inCsumErrors", $"{head} InCsumErrors", row => counters(row)?.InCsumErrors),
        Figure($"{member}.memErrors", $"{head} MemErrors", row => counters(row)?.MemErrors),
    ];

    private static IEnumerable<RunColumn> End(string member, string head, Func<RunRow, EndReport?> end) =>
    [
        Words($"{member}.backend", $"{head} backend", row => end(row)?.Backend),
        Words($"{member}.batchedCalls", $"{head} batched calls", row => Show(end(row)?.BatchedCalls)),
        Words($"{member}.gso", $"{head} GSO", row => Show(end(row)?.Gso)),
        Words($"{member}.gro", $"{head} GRO", row => Show(end(row)?.Gro)),
        Words($"{member}.busyPoll", $"{head} busy-poll", row => Show(end(row)?.BusyPoll)),
        Words($"{member}.corePinning", $"{head} pinned", row => Show(end(row)?.CorePinning)),
        Figure($"{member}.receiveBufferBytes", $"{head} receive buffer, B", row => end(row)?.ReceiveBufferBytes),
        Figure($"{member}.sendBufferBytes", $"{head} send buffer, B", row => end(row)?.SendBufferBytes),
    ];

    private static string? Show(EndSwitch? one) => one is null ? null : one.On ? "on" : "off";
}
