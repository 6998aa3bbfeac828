namespace FastUdp.Generators.Emitting;

/// <summary>The names generated code uses, in full, so that no name of the user's can come between.</summary>
internal static class Names
{
    public const string Messages = "global::FastUdp.Messages";
    public const string Span = "global::System.Span<byte>";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan<byte>";
    public const string Fault = Messages + ".WireFault";
    public const string Reason = Messages + ".WireFaultReason";
    public const string Reader = Messages + ".WireReader";
    public const string Writer = Messages + ".WireWriter";
    public const string Size = Messages + ".WireSize";
    public const string Value = Messages + ".WireValue";
    public const string Bits = Messages + ".WireBits";
    public const string Bulk = Messages + ".WireBulk";
    public const string Address = Messages + ".WireAddress";
    public const string Identifier = Messages + ".WireIdentifier";
    public const string Primitives = "global::System.Buffers.Binary.BinaryPrimitives";
    public const string MemoryMarshal = "global::System.Runtime.InteropServices.MemoryMarshal";
    public const string CollectionsMarshal = "global::System.Runtime.InteropServices.CollectionsMarshal";
    public const string ImmutableMarshal = "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal";
    public const string NoInline = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";
    public const string Inline = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public static string Order(bool isBigEndian) => $"{Messages}.ByteOrder.{(isBigEndian ? "BigEndian" : "LittleEndian")}";
}
