using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>Reads what comes from a room and hands it to the member it is for.</summary>
[DatagramDispatcher]
internal sealed partial class RoomInbox(IMembers members)
{
    /// <summary>The time of what comes next.</summary>
    public TimeSpan Now { get; set; }

    [Handles]
    private void OnLine(in Line line, in DatagramContext context) =>
        members.Find(context.Datagram)?.OnLine(line, context.Datagram.Payload, Now);

    [Handles]
    private void OnHeard(in Heard heard, in DatagramContext context) => members.Find(context.Datagram)?.OnHeard(heard, Now);

    [Handles]
    private void OnState(in RoomState state, in DatagramContext context) => members.Find(context.Datagram)?.OnState(state, Now);

    [Handles]
    private void OnChallenge(in Challenge challenge, in DatagramContext context) => members.Find(context.Datagram)?.OnChallenge(challenge);

    [Handles]
    private void OnJoined(in Joined joined, in DatagramContext context) => members.Find(context.Datagram)?.OnJoined(joined, Now);

    [Handles]
    private void OnRefused(in Refused refused, in DatagramContext context) => members.Find(context.Datagram)?.OnRefused(refused);

    [Handles]
    private void OnNames(in Names names, in DatagramContext context) => members.Find(context.Datagram)?.OnNames(names, Now);

    [Handles]
    private void OnGone(in Gone gone, in DatagramContext context) => members.Find(context.Datagram)?.OnGone(gone, Now);
}
