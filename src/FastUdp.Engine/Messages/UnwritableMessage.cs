namespace FastUdp.Messages;

/// <summary>Sending a message whose fields hold what cannot be written is misuse, and throws.</summary>
internal static class UnwritableMessage
{
    public static ArgumentException Explain<TMessage>(in WireFault fault)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct =>
        new($"A {typeof(TMessage).Name} cannot be sent: {fault}.");
}
