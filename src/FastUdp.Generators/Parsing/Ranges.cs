using FastUdp.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>The limits of the numbers that attributes take.</summary>
internal static class Ranges
{
    public const int MinLength = 1;

    /// <summary>The most a UDP datagram carries: 65,535 bytes (RFC 768) without the header of 8.</summary>
    public const int MaxDatagram = 65_527;

    /// <summary>Two bytes of LEB128.</summary>
    public const int MaxIdentifier = 16_383;

    /// <summary>What one Ethernet frame carries over IPv4: the budget where none is declared.</summary>
    public const int DefaultBudget = 1_472;

    /// <summary>Gives a number that is within its limits, and reports any other.</summary>
    public static int? Check(
        MessageContext context, string owner, AttributeData attribute, int index, int? value, int min, int max)
    {
        if (value is null)
            context.Fail();
        else if (value < min || value > max)
            context.Report(
                Descriptors.ArgumentOutOfRange, attribute.ArgumentLocation(index, context.Cancellation),
                Arguments(owner, attribute, value.Value, min, max));
        else
            return value;
        return null;
    }

    /// <summary>What <see cref="Descriptors.ArgumentOutOfRange"/> says.</summary>
    public static object[] Arguments(string owner, AttributeData attribute, int value, int min, int max) =>
        [owner, KnownNames.Of(attribute) ?? "", SymbolNames.Number(value), SymbolNames.Number(min), SymbolNames.Number(max)];
}
