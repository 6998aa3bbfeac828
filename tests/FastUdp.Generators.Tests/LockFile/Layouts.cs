using FastUdp.Generators.LockFile;
using FastUdp.Generators.Model;
using FastUdp.Generators.Support;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.Generators.Tests.LockFile;

/// <summary>Messages without a source: models, and what a lock file has about them.</summary>
internal static class Layouts
{
    public const string Name = "Game.Ping";

    public static MessageModel Message(params FieldModel[] fields) => Message(1, 0, fields);

    public static MessageModel Message(int id, int trailing, params FieldModel[] fields) => new(
        new TypeModel("Game", default, "partial struct Ping", "Ping", "global::Game.Ping", Name, false, false),
        id,
        new EquatableArray<FieldModel>(fields),
        trailing,
        new ConstructionModel(default, default),
        false);

    public static FieldModel U8(string name, int since = 1, ulong? constant = null, int after = 0) =>
        new(name, new ScalarType(ScalarKind.Byte, false), "byte", after, since, constant);

    public static FieldModel U32(string name, int since = 1, ulong? constant = null, int after = 0) =>
        new(name, new ScalarType(ScalarKind.UInt32, false), "uint", after, since, constant);

    public static FieldModel U32BigEndian(string name) => new(name, new ScalarType(ScalarKind.UInt32, true), "uint");

    public static FieldModel Text(string name, int max, LengthKind kind = LengthKind.Prefixed, int since = 1) =>
        new(name, new TextType(new Length(kind, max), false), "string", Since: since);

    public static FieldModel Counted(string name, string counter, int max) =>
        new(name, new BlobType(new Length(LengthKind.Counted, max, counter), BlobKind.Array), "byte[]");

    public static FieldModel Bits(string name, int width, bool group = false) =>
        new(name, new BitsType(width, ScalarKind.Byte, false), "byte", StartsBitGroup: group);

    public static FieldModel Quantized(string name, double max, int width) =>
        new(name, new QuantizedType(width, 0, max, 1, (ulong)max, false, false, false), "float");

    public static FieldModel Nested(string name, string message, bool isSized = false) =>
        new(
        name,
        new NestedType(
            "global::" + message, message, Id: -1, MinBody: 4, MaxBody: 4, HasFixedBody: true, IsReferenceType: false, LiesAsOnWire: false,
            IsLengthPrefixed: isSized),
        message);

    /// <summary>The lines a lock file has about a message.</summary>
    public static string[] LinesOf(MessageModel message) => [.. CurrentMessage.Of(message).Lines.Select(line => line.ToString())];

    public static LockFileText Parse(params string[] lines) => LockFileText.Parse(SourceText.From(string.Join("\n", lines) + "\n"));

    public static RecordedMessage Recorded(MessageModel message) => Parse(LinesOf(message)).Messages[Name];

    /// <summary>The breaking changes from one to the other, each as <c>Kind@place</c>.</summary>
    public static string[] Changes(MessageModel shipped, MessageModel current) =>
        [.. ShippedComparison.BreakingChanges(Recorded(shipped), CurrentMessage.Of(current)).Select(change => $"{change.Kind}@{change.Place}")];
}
