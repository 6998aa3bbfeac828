using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Control.Asking;

/// <summary>What the near end knows of a trial: no far end's figures may contradict it.</summary>
/// <param name="Written">How many numbers there were.</param>
/// <param name="DatagramBytes">Of each.</param>
/// <param name="Nanoseconds">From before the far end began until it had ended.</param>
/// <param name="HasCounts">Whether it is the far end that counts.</param>
/// <param name="SharesClock">Whether its delays mean something.</param>
internal sealed record TrialBounds(long Written, int DatagramBytes, long Nanoseconds, bool HasCounts, bool SharesClock)
{
    // No network repeats so much that a count of what came comes near it: sums of such counts do not overflow.
    private const ulong MostDatagrams = 1UL << 56;

    private const ulong MostCores = 4_096;

    // A receive call fills 1,024 buffers of 64 KiB at most.
    private const ulong MostInABatch = 1_024 * 65_536;

    // Delays are told from a time modulo 2^32 * 16 ns; jitter is less than the largest of them.
    private const ulong MostDelayNanoseconds = 70_000_000_000;

    /// <summary>What cannot be, for people; null where all can.</summary>
    public string? Fault(Ended ended)
    {
        if (HasCounts != ended.Reception is not null)
            return HasCounts ? "it has counted nothing" : "it has counted what it sent back";
        return ended switch
        {
            { Endpoint: { } endpoint } when Fault(endpoint) is { } fault => fault,
            { Process: { } process } when process.CpuMicroseconds / MostCores > (ulong)Nanoseconds / 1_000 => $"{process.CpuMicroseconds} µs of CPU time in a trial of {Nanoseconds / 1_000} µs",
            { Process: { AllocatedBytes: > MostDatagrams } } or { Process: { Collections: > int.MaxValue } } => "it has allocated more than there is",
            { Process: { } process } when process.SystemMicroseconds > process.CpuMicroseconds => "it spent more in the kernel than in all",
            { Kernel: { } kernel } when kernel.Largest > MostDatagrams => "its kernel has counted more than there can be",
            { Reception: { } reception } => Fault(reception),
            _ => null,
        };
    }

    private static string? Fault(EndpointCounts endpoint) =>
        endpoint is { DatagramsSent: < MostDatagrams, DatagramsReceived: < MostDatagrams, NotSent: < MostDatagrams, DroppedByKernel: null or < MostDatagrams, SendCalls: null or < MostDatagrams, ReceiveCalls: null or < MostDatagrams }
            ? null
            : "its endpoint has counted more than there can be";

    private string? Fault(Reception found)
    {
        ulong written = (ulong)Written;
        return
            found.Received > written || found.Lost != written - found.Received ? $"{found.Received} received and {found.Lost} lost of {written} datagrams"
            : found.ReceivedBytes != found.Received * (ulong)DatagramBytes ? $"{found.ReceivedBytes} bytes in {found.Received} datagrams of {DatagramBytes}"
            : found.Reordered > found.Received || found.ThreeReordered > found.Reordered ? $"{found.Reordered} and {found.ThreeReordered} reordered of {found.Received} datagrams"
            : found is not { Duplicated: < MostDatagrams, Corrupted: < MostDatagrams, Late: < MostDatagrams, Foreign: < MostDatagrams } ? "it has counted more than there can be"
            : found.ExtentMaximum > MostDatagrams || !(found.ExtentMean >= 0 && found.ExtentMean <= found.ExtentMaximum) ? $"extents of {found.ExtentMean} in the mean, {found.ExtentMaximum} at most"
            : found.JitterNanoseconds > MostDelayNanoseconds ? $"a jitter of {found.JitterNanoseconds} ns"
            : found.SpanNanoseconds > (ulong)Nanoseconds ? $"{found.SpanNanoseconds} ns between the first and the last in a trial of {Nanoseconds} ns"
            : found.Seconds > SecondSeries.MostSeconds || found.Seconds > ((ulong)Nanoseconds / 1_000_000_000) + 1 ? $"{found.Seconds} seconds in a trial of {Nanoseconds} ns"
            : (found.Delays is not null) != SharesClock ? "delays, where the clocks are not one, or none where they are"
            : found.Delays is { } delays && (delays.Count != found.Received || delays.Maximum > MostDelayNanoseconds) ? $"{delays.Count} delays of {found.Received} datagrams, {delays.Maximum} ns at most"
            : new[] { found.Batches, found.Runs, found.Strides }.Any(static head => head.Count > MostDatagrams || head.Maximum > MostInABatch) ? "batches larger than there can be"
            : null;
    }
}
