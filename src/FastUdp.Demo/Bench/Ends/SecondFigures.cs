namespace FastUdp.Demo.Bench.Ends;

/// <summary>What the end that counts saw in one second of a trial, or, of a very long one, in several.</summary>
/// <param name="Second">Which, from 0: the first of several.</param>
/// <param name="Length">How many seconds these are.</param>
/// <param name="Received">How many came in it.</param>
/// <param name="Lost">How many losses were noticed in it; negative where some that were taken for lost came.</param>
/// <param name="P99Nanoseconds">Of the delays, of several seconds the greatest; null where the clocks are not one, or nothing came.</param>
internal readonly record struct SecondFigures(int Second, int Length, long Received, long Lost, long? P99Nanoseconds)
{
    /// <summary>Two neighbours as one.</summary>
    public SecondFigures With(SecondFigures next) => this with
    {
        Received = Received + next.Received,
        Lost = Lost + next.Lost,
        P99Nanoseconds = P99Nanoseconds > next.P99Nanoseconds ? P99Nanoseconds : next.P99Nanoseconds ?? P99Nanoseconds,
    };
}
