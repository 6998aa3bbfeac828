namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>The members who receive at one endpoint.</summary>
internal interface IMembers
{
    /// <summary>Whose a datagram is; null when it is nobody's.</summary>
    Membership? Find(in Datagram datagram);
}
