using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>What whoever runs a room is told. Called on the room's loop, which waits.</summary>
internal interface IRoomEvents
{
    /// <summary>Somebody has come or gone, and the members are told so too.</summary>
    /// <param name="seat">Who.</param>
    /// <param name="kind">How.</param>
    /// <param name="members">How many there are now.</param>
    void OnMoved(Seat seat, LineKind kind, int members);
}
