namespace FastUdp.Demo.Bench.Report;

/// <summary>One side of a chart.</summary>
/// <param name="Title">What it shows, with the unit.</param>
/// <param name="Scale">Where values stand.</param>
/// <param name="Label">What is written at a tick.</param>
internal sealed record Axis(string Title, Scale Scale, Func<double, string> Label)
{
    public Axis(string title, Scale scale)
        : this(title, scale, TickLabel.Of)
    {
    }
}
