using System.Text;
using FastUdp.Demo.Chat.Room.Client;
using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Chat.Room.Bots;

/// <summary>A member without a person: it joins as any other, says what it is told to, and counts what the others say.</summary>
internal sealed class Bot : IMembershipLink, IMembershipEvents
{
    private readonly BotCrowd _crowd;
    private readonly SendOptions _options;

    public Bot(BotCrowd crowd, int index, Random chance)
    {
        _crowd = crowd;
        _options = new SendOptions { Source = new LocalAddress(BotAddresses.Of(index)) };
        Membership = new Membership(Encoding.UTF8.GetBytes($"bot {index + 1}"), this, this, chance);
    }

    public Membership Membership { get; }

    public bool IsPresent => Membership.State == MembershipState.Present;

    void IMembershipLink.Send<TMessage>(scoped in TMessage message) => _crowd.Sender.Send(_crowd.Room, message, _options);

    void IMembershipEvents.OnLine(in Line line)
    {
        if (line.Kind == LineKind.Said)
            _crowd.Tally.Received++;
    }

    void IMembershipEvents.OnHeard(ulong number) => _crowd.Tally.Heard++;

    void IMembershipEvents.OnMissed(ulong lines) => _crowd.Tally.Missed += (long)lines;

    void IMembershipEvents.OnJoined(in Joined joined, bool isAgain) => _crowd.Tally.Present++;

    void IMembershipEvents.OnForgotten() => _crowd.Tally.Present--;

    void IMembershipEvents.OnRefused(RefusalReason reason) => _crowd.Tally.Refused++;

    void IMembershipEvents.OnNames(in Names names)
    {
    }

    void IMembershipEvents.OnSilence(TimeSpan time)
    {
    }

    void IMembershipEvents.OnLeft()
    {
    }
}
