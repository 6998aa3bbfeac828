using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>The way to the room. What cannot be sent is lost, as it might be on its way.</summary>
internal interface IMembershipLink
{
    void Send<TMessage>(scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct;
}
