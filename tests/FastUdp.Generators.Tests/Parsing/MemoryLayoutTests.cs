using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using FastUdp.Generators.Model;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace FastUdp.Generators.Tests.Parsing;

/// <summary>Which messages may be copied in one move, because they lie in memory as on the wire.</summary>
public class MemoryLayoutTests
{
    [Theory]
    [InlineData("partial record struct Subject(int A, short B, short C);")]
    [InlineData("partial struct Subject { public long A; public uint B { get; set; } private float _c; public static int Shared; }")]
    [InlineData("partial record struct Subject(ulong A) { public uint B { get; init; } public uint C; }")]
    [InlineData("partial record struct Subject(ulong A) { public uint C; public uint B { get; init; } }")]
    [InlineData("partial record struct Subject(Vector A, Guid B, Inline C);")]
    public void A_struct_with_its_fields_in_the_order_of_the_wire_lies_so(string declaration)
    {
        CSharpCompilation compilation = TestCompilation.Of(MarkedSource.Parse(
            $$"""
            [InlineArray(4)] struct Inline { private ushort _first; }
            [DatagramMessage] partial record struct Vector(float X, float Y);
            [DatagramMessage(1)] {{declaration}}
            """).Text);
        MessageModel message = Parsed.Message(compilation);
        Assert.True(message.MayLieInMemoryAsOnWire && MessageLayout.Of(message).IsWireLayout);
        AssertOffsets(compilation, message);
    }

    [Theory]
    [InlineData("partial class Subject { public int A; }")]
    [InlineData("[StructLayout(LayoutKind.Auto)] partial record struct Subject(int A);")]
    [InlineData("[StructLayout(LayoutKind.Explicit)] partial struct Subject { [FieldOffset(0)] public int A; }")]
    [InlineData("partial record struct Subject([Order(2)] int A, [Order(1)] int B);")]
    [InlineData("partial record struct Subject(int A) { [NotOnWire] public int B; }")]
    [InlineData("partial record struct Subject(int A) { [Constant(3)] public int B => 3; }")]
    [InlineData("[Reserved(4)] partial record struct Subject(int A);")]
    [InlineData("partial record struct Subject(int A, [Offset(8)] int B);")]
    public void Any_other_does_not(string declaration) =>
        Assert.False(Parsed.Message($"[DatagramMessage(1)] {declaration}").MayLieInMemoryAsOnWire);

    [Theory]
    [InlineData("bool")]
    [InlineData("DateTime")]
    [InlineData("decimal")]
    [InlineData("[ByteOrder(ByteOrder.BigEndian)] int")]
    [InlineData("[VarInt] int")]
    [InlineData("[Bits(8)] byte")]
    [InlineData("[Constant(1)] int")]
    [InlineData("[Since(2)] int")]
    [InlineData("int?")]
    [InlineData("Padded")]
    public void Nor_does_one_with_a_field_that_lies_otherwise_in_memory(string field) => Assert.False(MessageLayout.Of(Parsed.Message(
        $"""
        [DatagramMessage, Reserved(1)] partial record struct Padded(byte X);
        [DatagramMessage(1)] partial record struct Subject(int A, {field} B);
        """)).IsWireLayout);

    /// <summary>Holds the order the parser assumed against the one the runtime gave the fields.</summary>
    private static void AssertOffsets(CSharpCompilation compilation, MessageModel message)
    {
        using var image = new MemoryStream();
        EmitResult result = TestCompilation.Generate(compilation, new MessageGenerator()).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        try
        {
            Type type = context.LoadFromStream(image).GetType("Subject", throwOnError: true)!;
            int offset = 0;
            foreach (FieldModel field in message.Fields)
            {
                Assert.Equal(offset, (int)Marshal.OffsetOf(type, NameInMemory(type, field.Name)));
                offset += field.Type.MaxBytes;
            }
            Assert.Equal(offset, Marshal.SizeOf(type));
        }
        finally
        {
            context.Unload();
        }
    }

    private static string NameInMemory(Type type, string field) =>
        type.GetField(field, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is not null ? field : $"<{field}>k__BackingField";
}
