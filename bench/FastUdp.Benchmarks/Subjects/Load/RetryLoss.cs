namespace FastUdp.Benchmarks.Subjects.Load;

/// <summary>What a retry server lost other than on purpose.</summary>
internal static class RetryLoss
{
    /// <param name="sent">Datagrams sent to it.</param>
    /// <param name="answered">Answers that came.</param>
    /// <param name="drop">The share it drops on purpose.</param>
    public static long Of(long sent, long answered, double drop) => Math.Max((long)(sent * (1 - drop)) - answered, 0);
}
