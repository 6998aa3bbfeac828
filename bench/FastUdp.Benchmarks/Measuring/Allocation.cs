namespace FastUdp.Benchmarks.Measuring;

/// <summary>What the process allocated and collected while it moved some datagrams.</summary>
/// <param name="Bytes">Managed bytes, of all threads.</param>
/// <param name="Datagrams">The datagrams handled between the two samples.</param>
/// <param name="Gen0">Collections of generation 0 or older.</param>
/// <param name="Gen1">Collections of generation 1 or older.</param>
/// <param name="Gen2">Full collections.</param>
internal sealed record Allocation(long Bytes, long Datagrams, int Gen0, int Gen1, int Gen2)
{
    public double BytesPerDatagram => Datagrams == 0 ? 0 : (double)Bytes / Datagrams;

    public static Allocation operator +(Allocation left, Allocation right) => new(
        left.Bytes + right.Bytes,
        left.Datagrams + right.Datagrams,
        left.Gen0 + right.Gen0,
        left.Gen1 + right.Gen1,
        left.Gen2 + right.Gen2);
}
