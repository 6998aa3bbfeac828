namespace FastUdp.Demo.Bench.Report;

/// <summary>One bar.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Value">How long.</param>
/// <param name="Shown">The value in words, at its end.</param>
/// <param name="Colour">Which of the colours: bars of one run have one.</param>
/// <param name="Low">Where the interval begins; null where there is none.</param>
/// <param name="High">Where it ends.</param>
internal sealed record Bar(string Name, double Value, string Shown, int Colour, double? Low = null, double? High = null)
{
    /// <summary>Whether it is a figure that the run refuses to quote: drawn hollow.</summary>
    public bool IsHint { get; init; }
}
