using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Client;

/// <summary>A response whose codec breaks its contract: it throws.</summary>
internal readonly struct Unreadable : IDatagramMessage<Unreadable>
{
    public static int MessageId => 33;

    public static int MinWireSize => 1;

    public static int MaxWireSize => 1;

    public static bool IsFixedSize => true;

    public static int GetWireSize(scoped in Unreadable message) => 1;

    public static bool TryWrite(scoped in Unreadable message, Span<byte> destination, out int written, out WireFault fault) =>
        throw new NotSupportedException();

    public static bool TryRead(ReadOnlySpan<byte> source, out Unreadable message, out WireFault fault) => throw new NotSupportedException();

    public static bool TryWriteBody(scoped in Unreadable message, scoped ref WireWriter writer, scoped ref WireFault fault) =>
        throw new NotSupportedException();

    public static bool TryReadBody(scoped ref WireReader reader, out Unreadable message, scoped ref WireFault fault) =>
        throw new NotSupportedException();
}
