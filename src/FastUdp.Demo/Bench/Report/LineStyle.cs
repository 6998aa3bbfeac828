namespace FastUdp.Demo.Bench.Report;

/// <summary>How one of several lines looks: by its colour, its marker, and beyond the eighth its dashes, so that colour alone never tells them apart.</summary>
internal readonly record struct LineStyle(int Index)
{
    private const int Colours = 8;

    public string Class => FormattableString.Invariant($"c{Index % Colours}{(Index / Colours % 2 == 1 ? " dashed" : "")}");

    /// <summary>The outline around a place.</summary>
    public string Marker(double x, double y) => (Index % 4) switch
    {
        0 => FormattableString.Invariant($"M{x - 3.2:0.##} {y:0.##}a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z"),
        1 => FormattableString.Invariant($"M{x - 2.9:0.##} {y - 2.9:0.##}h5.8v5.8h-5.8z"),
        2 => FormattableString.Invariant($"M{x:0.##} {y - 4:0.##}l3.8 6.6h-7.6z"),
        _ => FormattableString.Invariant($"M{x:0.##} {y - 4.2:0.##}l4.2 4.2l-4.2 4.2l-4.2 -4.2z"),
    };
}
