using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Accounts;

/// <summary>What a process spends on a trial, and what the kernel counts meanwhile in its namespace: from the beginning of one to its end.</summary>
internal sealed class ProcessAccounts
{
    private readonly KernelFigures? _kernel;
    private readonly ProcessFigures _process;

    private ProcessAccounts()
    {
        // In this order, as in the end in the other: reading the kernel's counters is not what the trial spends.
        _kernel = KernelFigures.Now();
        _process = ProcessFigures.Now();
    }

    public static ProcessAccounts Begin() => new();

    public (ProcessFigures Process, KernelFigures? Kernel) End()
    {
        ProcessFigures process = ProcessFigures.Now() - _process;
        return (process, KernelFigures.Between(_kernel, KernelFigures.Now()));
    }
}
