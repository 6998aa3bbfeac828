using FastUdp.Demo.Bench.Accounts;
using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary><see cref="KernelFigures"/>.</summary>
[DatagramMessage]
internal readonly partial record struct KernelCounts(
    [MaxLength(KernelFigures.MaxNamespaceLength)] string Namespace,
    [VarInt] ulong InDatagrams,
    [VarInt] ulong NoPorts,
    [VarInt] ulong InErrors,
    [VarInt] ulong OutDatagrams,
    [VarInt] ulong RcvbufErrors,
    [VarInt] ulong SndbufErrors,
    [VarInt] ulong InCsumErrors,
    [VarInt] ulong? MemErrors)
{
    public static KernelCounts Of(KernelFigures figures)
    {
        KernelCounters counted = figures.Counters;
        return new(
            ControlText.Cut(figures.Namespace, KernelFigures.MaxNamespaceLength),
            (ulong)counted.InDatagrams,
            (ulong)counted.NoPorts,
            (ulong)counted.InErrors,
            (ulong)counted.OutDatagrams,
            (ulong)counted.RcvbufErrors,
            (ulong)counted.SndbufErrors,
            (ulong)counted.InCsumErrors,
            (ulong?)counted.MemErrors);
    }

    /// <summary>The largest of them.</summary>
    public ulong Largest => new[] { InDatagrams, NoPorts, InErrors, OutDatagrams, RcvbufErrors, SndbufErrors, InCsumErrors, MemErrors ?? 0 }.Max();

    public KernelFigures ToFigures() => new(Namespace, new KernelCounters
    {
        InDatagrams = (long)InDatagrams,
        NoPorts = (long)NoPorts,
        InErrors = (long)InErrors,
        OutDatagrams = (long)OutDatagrams,
        RcvbufErrors = (long)RcvbufErrors,
        SndbufErrors = (long)SndbufErrors,
        InCsumErrors = (long)InCsumErrors,
        MemErrors = (long?)MemErrors,
    });
}
