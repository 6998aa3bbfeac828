using System.Globalization;
using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Demo.Bench.Impairing;

/// <summary>The values of an impairment as they are typed. What is wrong is told with the value and the limit, and the value is 0 or the least then.</summary>
internal static class ImpairmentValues
{
    /// <summary>Longer than any path on Earth; what is under way at the end of a trial is waited for, and that wait too is bounded.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(10);

    /// <summary>Below that, one queue of datagrams could outlast every trial.</summary>
    public const double LeastBitsPerSecond = 1e6;

    /// <summary>The engine's own limit (<see cref="FastUdp.Impairment.LinkImpairment.QueueCapacity"/>).</summary>
    public const int LongestQueue = 1 << 24;

    /// <summary>As a share: <c>1%</c> is 0.01.</summary>
    public static double Percent(string text, out string? error)
    {
        bool isNumber = TryParse(text.TrimEnd('%'), out double percent);
        error = !isNumber || !text.EndsWith('%') ? $"{text} is no percentage, as in 0.5%"
            : percent is >= 0 and <= 100 ? null
            : $"{text} is not from 0% to 100%";
        return error is null ? percent / 100 : 0;
    }

    /// <summary><c>20ms</c>, <c>0.5s</c>, <c>250us</c>.</summary>
    public static TimeSpan Time(string text, out string? error)
    {
        (string suffix, double seconds) = Array.Find([("us", 1e-6), ("ms", 1e-3), ("s", 1.0)], unit => text.EndsWith(unit.Item1, StringComparison.OrdinalIgnoreCase));
        double number = 0;
        error = suffix is null || !TryParse(text[..^suffix.Length], out number) ? $"{text} is no time, as in 250us, 20ms or 1s"
            : number * seconds >= 0 && number * seconds <= LongestTime.TotalSeconds ? null
            : $"{text} is not from 0 to {LongestTime.TotalSeconds} s";
        return error is null ? TimeSpan.FromSeconds(number * seconds) : TimeSpan.Zero;
    }

    /// <summary>Of payload, as the engine's links count: <c>100Mbit</c>.</summary>
    public static double BitsPerSecond(string text, out string? error)
    {
        if (!RateQuantity.TryParse(text, mayPause: false, out RateQuantity rate, out error))
            return LeastBitsPerSecond;
        error = !rate.IsBits ? $"{text} is no rate in bits, as in 100Mbit"
            : rate.Thousandths < LeastBitsPerSecond * 1_000 ? $"{text} is below the limit of 1Mbit"
            : null;
        return Math.Max(LeastBitsPerSecond, rate.Thousandths / 1e3);
    }

    /// <summary>How many datagrams may wait.</summary>
    public static int Count(string text, out string? error)
    {
        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        error = isNumber && count is >= 1 and <= LongestQueue ? null : string.Create(CultureInfo.InvariantCulture, $"{text} is not from 1 to {LongestQueue:N0}");
        return error is null ? count : 1;
    }

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
