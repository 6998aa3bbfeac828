namespace FastUdp.Benchmarks.Measuring;

/// <summary>One bounded run.</summary>
/// <param name="SizeBytes">The payload of each datagram.</param>
/// <param name="WarmUp">Runs unmeasured: the first interval shows artefacts.</param>
/// <param name="Duration">The measured time.</param>
internal sealed record RunPlan(int SizeBytes, TimeSpan WarmUp, TimeSpan Duration)
{
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(0.5);

    /// <summary>A run with half its time before it to warm up, at most half a second.</summary>
    public static RunPlan For(int sizeBytes, TimeSpan duration) =>
        new(sizeBytes, duration / 2 < LongestWarmUp ? duration / 2 : LongestWarmUp, duration);
}
