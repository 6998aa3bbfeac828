using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace FastUdp.Demo.Arguments;

/// <summary>Options that are numbers between limits. A wrong one is refused in a line with the value and the limit.</summary>
internal static class NumberOptions
{
    /// <param name="name">With its dashes.</param>
    /// <param name="unit">What stands for the value in the help.</param>
    /// <param name="least">The least that is accepted.</param>
    /// <param name="most">The most that is accepted.</param>
    /// <param name="description">For the help; the limits are added to it.</param>
    public static Option<T?> Create<T>(string name, string unit, T least, T most, string description)
        where T : struct, INumber<T> => new(name)
        {
            Description = $"{description} {Format(least)} to {Format(most)}.",
            HelpName = unit,
            CustomParser = result => Parse(result, name, least, most),
        };

    private static T? Parse<T>(ArgumentResult result, string name, T least, T most)
        where T : struct, INumber<T>
    {
        string text = result.Tokens.Single().Value;
        string? error =
            !TryParse(text, out T value) ? $"{name} {text} is not a number it can take"
            : value < least ? $"{name} {text} is below the limit of {Format(least)}"
            : value > most ? $"{name} {text} exceeds the limit of {Format(most)}"
            : null;
        if (error is not null)
            result.AddError(error);
        return value;
    }

    private static bool TryParse<T>(string text, out T value)
        where T : struct, INumber<T> =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !T.IsNaN(value);

    private static string Format<T>(T value)
        where T : INumber<T> => value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
