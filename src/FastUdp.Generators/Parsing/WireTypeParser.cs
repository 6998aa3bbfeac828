using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>How a field lies on the wire: from its C# type and its attributes, level by level.</summary>
internal sealed class WireTypeParser
{
    /// <summary>An inline array may be one of itself while it is being typed.</summary>
    private const int MaxLevels = 32;

    private readonly MessageContext _context;
    private readonly WireMember _member;
    private readonly NestedMessages _nested;
    private readonly NumberParser _numbers;
    private readonly LengthParser _lengths;
    private readonly bool _isBigEndian;
    private int _levels;

    private WireTypeParser(MessageContext context, WireMember member, NestedMessages nested)
    {
        _context = context;
        _member = member;
        _nested = nested;
        _isBigEndian = (member.Attributes.Find(KnownNames.ByteOrder)?.Int(0) ?? context.Declaration.Named<int>(KnownNames.ByteOrder)) == 1;
        _numbers = new NumberParser(context, member, _isBigEndian);
        _lengths = new LengthParser(context, member);
    }

    /// <summary>Gives null where the type has no wire form, which has been reported.</summary>
    public static WireType? Parse(MessageContext context, WireMember member, NestedMessages nested)
    {
        var parser = new WireTypeParser(context, member, nested);
        WireType? type = parser.Parse(member.Type, isWholeField: true);
        if (type is not null)
            parser._lengths.Finish();
        return type;
    }

    /// <param name="type">The type of the field or of what lies in it.</param>
    /// <param name="isWholeField">Whether it is the field itself rather than an element.</param>
    private WireType? Parse(ITypeSymbol type, bool isWholeField)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        if (++_levels > MaxLevels)
            return Unsupported(type, $"it lies more than {MaxLevels} levels deep");
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Nullable(nullable.TypeArguments[0], isValueType: true);
        if (type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated)
            return Nullable(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), isValueType: false);
        return ParseValue(type, isWholeField);
    }

    private NullableType? Nullable(ITypeSymbol inner, bool isValueType) =>
        ParseValue(inner, isWholeField: false) is WireType value ? new NullableType(value, isValueType, SymbolNames.CodeNotNull(inner)) : null;

    private WireType? ParseValue(ITypeSymbol type, bool isWholeField)
    {
        if (Scalars.KindOf(type) is ScalarKind kind)
            return _numbers.Parse(type, kind, isWholeField);
        if (type.SpecialType == SpecialType.System_String)
            return Text();
        if (Collections.BlobKindOf(type, _context, isWholeField) is BlobKind blob)
            return _lengths.Next("the most bytes", isWholeField, isWholeField) is Length length ? new BlobType(length, blob) : null;
        if (Collections.AddressHasPort(type) is bool hasPort)
            return Address(hasPort);
        if (Collections.ElementOf(type) is (ITypeSymbol element, SequenceKind sequence))
            return Sequence(type, element, sequence, isWholeField);
        return type is INamedTypeSymbol named && named.Find(KnownNames.DatagramMessage) is not null ? Message(named, isWholeField) : Unsupported(type);
    }

    private TextType? Text()
    {
        bool isInterned = _member.Attributes.Use(KnownNames.Interned) is not null;
        return _lengths.Next("the most bytes of UTF-8", mayBeCounted: false, mayBeRemainder: false) is Length length
            ? new TextType(length, isInterned)
            : null;
    }

    private AddressType Address(bool hasPort)
    {
        _member.Attributes.Use(KnownNames.ByteOrder);
        return new AddressType(hasPort, _isBigEndian);
    }

    private SequenceType? Sequence(ITypeSymbol type, ITypeSymbol elementType, SequenceKind kind, bool isWholeField)
    {
        Length? length = kind == SequenceKind.InlineArray
            ? InlineLength(type)
            : _lengths.Next("the most elements", mayBeCounted: isWholeField, mayBeRemainder: false);
        WireType? element = Parse(elementType, isWholeField: false);
        if (length is not Length known || element is null)
            return null;
        if (element.MinBytes > 0)
            return new SequenceType(element, known, kind, SymbolNames.CodeNotNull(type), SymbolNames.Code(elementType));
        _context.Report(Descriptors.EmptyElement, _member.Location, _member.Display, elementType.ToDisplayString(SymbolNames.Short));
        return null;
    }

    private Length? InlineLength(ITypeSymbol type)
    {
        _lengths.Skip();
        if (Collections.InlineLength(type) is int length and <= Ranges.MaxDatagram)
            return new Length(LengthKind.Fixed, length);
        Unsupported(type, $"it is longer than the {SymbolNames.Number(Ranges.MaxDatagram)} bytes of a datagram");
        return null;
    }

    private NestedType? Message(INamedTypeSymbol type, bool isWholeField)
    {
        bool isLengthPrefixed = _member.Attributes.Use(KnownNames.LengthPrefixed) is not null;
        if (type.IsRefLikeType && !(isWholeField && _context.Type.IsRefLikeType))
        {
            Unsupported(type);
            return null;
        }
        return _nested.Parse(_context, _member, type, isLengthPrefixed);
    }

    private WireType? Unsupported(ITypeSymbol type, string? reason = null)
    {
        if (type.HasErrorType())
            _context.Fail();
        else
            _context.Report(
                Descriptors.UnsupportedFieldType, _member.Location, _member.Display, type.ToDisplayString(SymbolNames.Short),
                reason ?? UnsupportedTypes.Advice(type));
        return null;
    }
}
