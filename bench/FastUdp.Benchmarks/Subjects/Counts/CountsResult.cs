namespace FastUdp.Benchmarks.Subjects.Counts;

/// <summary>What everybody counted of the same datagrams.</summary>
/// <param name="Written">Those the instrument says it sent.</param>
/// <param name="Taken">Those the engine says the kernel took.</param>
/// <param name="Counted">Those the C program received, intact.</param>
/// <param name="Distinct">The different numbers among them.</param>
/// <param name="Wrong">What else it received: foreign or corrupted.</param>
/// <param name="Bytes">Their payloads.</param>
/// <param name="Kernel">What the kernel counted meanwhile in that network; null where others are in it.</param>
internal sealed record CountsResult(long Written, long Taken, long Counted, long Distinct, long Wrong, long Bytes, KernelUdpCounts? Kernel)
{
    /// <summary>Those that the kernel says it dropped at the full socket; without the kernel's counts, those that are missing.</summary>
    public long Dropped => Kernel?.ReceiveBufferErrors ?? Taken - Counted;

    /// <summary>Whether they are the same counts: what was sent and what the kernel took in, what was received and what it handed out, and between them what it dropped.</summary>
    public bool Agrees =>
        Written == Taken && Counted == Distinct && Wrong == 0 && Counted + Dropped == Taken
        && (Kernel is not { } kernel || (kernel.OutDatagrams == Taken && kernel.InDatagrams == Counted && kernel.InErrors == Dropped));
}
