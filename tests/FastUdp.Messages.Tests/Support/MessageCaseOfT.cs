using Xunit;

namespace FastUdp.Messages.Tests.Support;

/// <summary>A message type and a way to make random ones.</summary>
public sealed class MessageCase<T>(Func<RandomValues, T> make) : MessageCase(typeof(T).Name)
    where T : IDatagramMessage<T>
{
    public override int MinWireSize => T.MinWireSize;

    public override int MaxWireSize => T.MaxWireSize;

    public override bool IsFixedSize => T.IsFixedSize;

    public override byte[] Write(int seed) => Write(make(new RandomValues(seed)));

    public override string Make(int seed) => Structure.Of(make(new RandomValues(seed)));

    public override string? Read(ReadOnlySpan<byte> source, out WireFault fault) =>
        T.TryRead(source, out T? message, out fault) ? Structure.Of(message) : null;

    public override bool TryRead(ReadOnlySpan<byte> source, out WireFault fault) => T.TryRead(source, out _, out fault);

    public override byte[]? Rewrite(ReadOnlySpan<byte> source) => T.TryRead(source, out T? message, out _) ? Write(message) : null;

    private static byte[] Write(T message)
    {
        byte[] bytes = new byte[T.GetWireSize(message)];
        bytes.AsSpan().Fill(0xEE);
        Assert.True(T.TryWrite(message, bytes, out int written, out WireFault fault), fault.ToString());
        Assert.Equal(bytes.Length, written);
        return bytes;
    }
}
