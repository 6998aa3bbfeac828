using System.Diagnostics.CodeAnalysis;

namespace FastUdp.Messages;

/// <summary>Sending a message whose fields hold what cannot be written is misuse, and throws.</summary>
internal static class UnwritableMessage
{
    public static void ThrowIf<TMessage>(in WireFault fault)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        if (fault.Reason != WireFaultReason.None)
            Throw(typeof(TMessage), fault);
    }

    [DoesNotReturn]
    private static void Throw(Type type, in WireFault fault) =>
        throw new ArgumentException($"A {type.Name} cannot be sent: {fault}.");
}
