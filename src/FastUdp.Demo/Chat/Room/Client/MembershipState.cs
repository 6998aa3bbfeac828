namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>What somebody is to a room.</summary>
internal enum MembershipState
{
    /// <summary>Nothing: not begun, refused, or left.</summary>
    Outside,

    /// <summary>Asking to become a member.</summary>
    Joining,

    /// <summary>A member.</summary>
    Present,

    /// <summary>Asking to be one no more.</summary>
    Leaving,
}
