using System.Globalization;

namespace FastUdp.Demo.Dissector.Schema;

/// <summary>Parses what follows the <c>q</c> of <c>q(min,max,precision):width</c>.</summary>
internal static class QuantizedParser
{
    public static QuantizedSchema? Parse(SchemaCursor cursor)
    {
        bool isRead = cursor.Take("(") & TryTakeNumber(cursor, out double min)
            & cursor.Take(",") & TryTakeNumber(cursor, out double max)
            & cursor.Take(",") & TryTakeNumber(cursor, out double precision) & cursor.Take(")");
        if (!isRead)
            return null;
        if (max < min || precision <= 0)
            cursor.Fail("expected an ascending range and a precision above zero");
        if (!TypeParser.TryTakeWidth(cursor, out int width, out bool isBigEndian) || cursor.Error is not null)
            return null;
        var type = new QuantizedSchema(min, max, precision, width, isBigEndian);
        if (type.Steps <= QuantizedSchema.MostSteps)
            return type;
        cursor.Fail("expected at most 2^32 steps");
        return null;
    }

    private static bool TryTakeNumber(SchemaCursor cursor, out double number)
    {
        string text = cursor.TakeWhile(static next => char.IsAsciiDigit(next) || next is '-' or '+' or '.' or 'E' or 'e');
        return (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number))
            || cursor.Fail("expected a number");
    }
}
