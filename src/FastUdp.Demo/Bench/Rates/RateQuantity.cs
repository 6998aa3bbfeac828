using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FastUdp.Demo.Bench.Rates;

/// <summary>
/// How much to send, as it is typed: datagrams a second (<c>1000000</c>, <c>500k</c>, <c>1.5M</c>), or bits a second (<c>10Gbit</c>), which are
/// those of the wire, as a line is rated by: payload, headers, preamble and gap (<see cref="EthernetFrame"/>).
/// </summary>
/// <param name="Thousandths">Datagrams or bits in a thousand seconds; 0 is a pause.</param>
/// <param name="IsBits">What is counted.</param>
internal readonly record struct RateQuantity(long Thousandths, bool IsBits)
{
    private const decimal LeastDatagrams = 0.001m;
    private const decimal LeastBits = 1_000;
    private const decimal MostBits = 1_000_000_000_000;

    // The longer ones first, for each ends with the next.
    private static readonly (string Suffix, decimal Factor, bool IsBits)[] Units =
    [
        ("Gbit", 1e9m, true), ("Mbit", 1e6m, true), ("kbit", 1e3m, true), ("bit", 1, true),
        ("G", 1e9m, false), ("M", 1e6m, false), ("k", 1e3m, false), ("", 1, false),
    ];

    /// <summary>Datagrams of one size.</summary>
    /// <param name="wireBytes">What each takes of the wire; of no meaning where datagrams were counted.</param>
    public DatagramRate For(int wireBytes) => new(Thousandths, IsBits ? 1_000L * 8 * wireBytes : 1_000);

    /// <summary>Reads a quantity; false with the reason, in one line that begins with what was typed.</summary>
    public static bool TryParse(string text, bool mayPause, out RateQuantity result, [NotNullWhen(false)] out string? error)
    {
        result = default;
        (string suffix, decimal factor, bool isBits) = Units.First(unit => text.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase));
        if (!decimal.TryParse(text[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            error = $"'{text}' is no rate: datagrams a second as in 250000, 500k or 1.5M, or bits a second on the wire as in 10Gbit";
            return false;
        }
        error = Check(text, number, factor, isBits, mayPause);
        if (error is null)
            result = new RateQuantity((long)(number * factor * 1_000), isBits);
        return error is null;
    }

    private static string? Check(string text, decimal number, decimal factor, bool isBits, bool mayPause)
    {
        (decimal least, decimal most, string unit) = isBits
            ? (LeastBits, MostBits, "bits")
            : (LeastDatagrams, (decimal)DatagramRate.MostPerSecond, "datagrams");

        // Divided, not multiplied: a number of any length has been typed.
        if (number > most / factor)
            return $"{text} exceeds the limit of {Format(most)} {unit} a second";
        bool isPause = mayPause && number == 0;
        return number < least / factor && !isPause ? $"{text} is below the limit of {Format(least)} {unit} a second" : null;
    }

    private static string Format(decimal value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
