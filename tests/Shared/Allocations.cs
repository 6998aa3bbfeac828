namespace FastUdp.Tests.Shared;

/// <summary>What a piece of work allocates on its thread.</summary>
internal static class Allocations
{
    private const int Attempts = 8;

    /// <summary>
    /// The bytes it allocates, the least of several attempts after one that does not count: what the runtime does by itself, at a first call
    /// or when it replaces a method by a faster one, is not there every time; what a call costs would be.
    /// </summary>
    public static long Of(Action work)
    {
        work();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
