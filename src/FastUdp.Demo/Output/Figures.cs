using System.Globalization;

namespace FastUdp.Demo.Output;

/// <summary>Numbers as people read them: three significant digits and a unit.</summary>
internal static class Figures
{
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Rate(double perSecond) => Scaled(perSecond, ["/s", " k/s", " M/s", " G/s"]);

    /// <summary>Decimal units, as networks are rated.</summary>
    public static string ByteRate(double bytesPerSecond) => Scaled(bytesPerSecond, [" B/s", " kB/s", " MB/s", " GB/s"]);

    public static string BitRate(double bitsPerSecond) => Scaled(bitsPerSecond, [" bit/s", " kbit/s", " Mbit/s", " Gbit/s"]);

    public static string Duration(double microseconds) => Scaled(microseconds, [" µs", " ms", " s"]);

    public static string Percent(double percent) =>
        percent.ToString(percent is > 0 and < 0.1 ? "0.####" : "0.##", CultureInfo.InvariantCulture) + " %";

    public static string Ratio(double ratio) => Significant(ratio) + " ×";

    public static string Bytes(double bytes) => Significant(bytes) + " B";

    private static string Scaled(double value, ReadOnlySpan<string> units)
    {
        int unit = 0;
        for (; value >= 1000 && unit < units.Length - 1; unit++)
            value /= 1000;
        return Significant(value) + units[unit];
    }

    private static string Significant(double value) =>
        value.ToString(value >= 100 ? "#,0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
