using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using FastUdp.Messages.Tests.Declarations;

namespace FastUdp.Messages.Tests.Support;

/// <summary>Whatever a message holds, as text: two messages with the same text hold the same.</summary>
public static class Structure
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Half half => $"{BitConverter.HalfToUInt16Bits(half):X4}",
        float single => $"{BitConverter.SingleToUInt32Bits(single):X8}",
        double real => $"{BitConverter.DoubleToUInt64Bits(real):X16}",
        decimal number => string.Join(",", decimal.GetBits(number)),
        DateTime time => $"{time.Ticks} {time.Kind}",
        DateTimeOffset time => $"{time.Ticks} {time.Offset}",
        char letter => $"{(int)letter}",
        FourFloats floats => string.Join(",", ((ReadOnlySpan<float>)floats).ToArray().Select(each => Of(each))),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        Memory<byte> bytes => Convert.ToHexString(bytes.Span),
        IPAddress or RemoteAddress => $"{value}",
        IEnumerable items => $"[{string.Join("; ", items.Cast<object?>().Select(Of))}]",
        _ when value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is IFormattable =>
            string.Format(CultureInfo.InvariantCulture, "{0}", value),
        _ => OfMembers(value),
    };

    private static string OfMembers(object value)
    {
        const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public;
        IEnumerable<string> properties = value.GetType().GetProperties(Members)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => $"{property.Name}={Of(property.GetValue(value))}");
        IEnumerable<string> fields = value.GetType().GetFields(Members).Select(field => $"{field.Name}={Of(field.GetValue(value))}");
        return $"{{{string.Join(", ", properties.Concat(fields))}}}";
    }
}
