using System.Collections.Immutable;
using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// The lengths of one field, from the outside to the inside. The first may be fixed, counted by another field or the
/// remainder; every one that varies takes the next of the maxima.
/// </summary>
internal sealed class LengthParser(MessageContext context, WireMember member)
{
    private readonly ImmutableArray<int?> _maxima = Maxima(member.Attributes.Find(KnownNames.MaxLength));
    private int _varying;
    private bool _isInner;

    /// <summary>The length of the next level.</summary>
    /// <param name="unit">What it counts, for messages: "the most elements".</param>
    /// <param name="mayBeCounted">Whether another field may hold it.</param>
    /// <param name="mayBeRemainder">Whether it may be what is left.</param>
    /// <returns>Null when it is missing or wrong, which has been reported.</returns>
    public Length? Next(string unit, bool mayBeCounted, bool mayBeRemainder)
    {
        bool isOuter = !_isInner;
        _isInner = true;
        if (isOuter && member.Attributes.Use(KnownNames.FixedLength) is AttributeData length)
            return Checked(length, 0, length.Int(0)) is int bytes ? new Length(LengthKind.Fixed, bytes) : null;
        if (NextMaximum(unit) is not int maximum)
            return null;
        if (isOuter && mayBeCounted && member.Attributes.Use(KnownNames.CountedBy) is AttributeData counter)
            return Counted(counter, maximum);
        return isOuter && mayBeRemainder && member.Attributes.Use(KnownNames.Remainder) is not null
            ? new Length(LengthKind.Remainder, maximum)
            : new Length(LengthKind.Prefixed, maximum);
    }

    /// <summary>Passes over a level whose length is the type's own.</summary>
    public void Skip() => _isInner = true;

    /// <summary>After the last level: every maximum must have been for one.</summary>
    public void Finish()
    {
        if (_varying == 0 || _maxima.Length <= _varying)
            return;
        context.Report(
            Descriptors.TooManyMaxima, member.Attributes.Find(KnownNames.MaxLength)?.ArgumentLocation(_varying, context.Cancellation),
            member.Display, _maxima.Length, _varying, member.Type.ToDisplayString(SymbolNames.Short));
    }

    private static ImmutableArray<int?> Maxima(AttributeData? attribute) => attribute is null
        ? []
        : [attribute.Int(0), .. attribute.Values(1).Select(each => each.Value as int?)];

    private int? NextMaximum(string unit)
    {
        AttributeData? attribute = member.Attributes.Use(KnownNames.MaxLength);
        int level = _varying++;
        if (attribute is not null && level < _maxima.Length)
            return Checked(attribute, level, _maxima[level]);
        string earlier = string.Concat(_maxima.Take(level).Select(each => $"{each}, "));
        context.Report(Descriptors.MissingMaxLength, member.Location, member.Display, $"{earlier}…", unit);
        return null;
    }

    private int? Checked(AttributeData attribute, int index, int? length) =>
        Ranges.Check(context, member.Display, attribute, index, length, Ranges.MinLength, Ranges.MaxDatagram);

    private Length? Counted(AttributeData attribute, int maximum)
    {
        if (attribute.Text(0) is string counter)
            return new Length(LengthKind.Counted, maximum, SymbolNames.Escape(counter.TrimStart('@')));
        context.Fail();
        return null;
    }
}
