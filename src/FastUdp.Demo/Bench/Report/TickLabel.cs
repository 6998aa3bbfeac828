using System.Globalization;

namespace FastUdp.Demo.Bench.Report;

/// <summary>The number at a tick, as short as it can be.</summary>
internal static class TickLabel
{
    public static string Of(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e9 => Scaled(value / 1e9, "G"),
        >= 1e6 => Scaled(value / 1e6, "M"),
        >= 1e3 => Scaled(value / 1e3, "k"),
        >= 1e-3 => value.ToString("#,0.###", CultureInfo.InvariantCulture),
        _ => value.ToString("0.#E0", CultureInfo.InvariantCulture),
    };

    private static string Scaled(double value, string unit) => value.ToString("#,0.##", CultureInfo.InvariantCulture) + unit;
}
