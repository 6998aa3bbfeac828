using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>What a member learns. Called from within the calls of its <see cref="Membership"/>, which wait.</summary>
internal interface IMembershipEvents
{
    /// <summary>It is a member now.</summary>
    /// <param name="joined">What the room said.</param>
    /// <param name="isAgain">Whether it was one before.</param>
    void OnJoined(in Joined joined, bool isAgain);

    /// <summary>It cannot become one; before the first time only. Later it goes on trying.</summary>
    void OnRefused(RefusalReason reason);

    /// <summary>The next line of somebody else: each once, in the order of their numbers.</summary>
    void OnLine(in Line line);

    /// <summary>The room has taken its line, and given it this number.</summary>
    void OnHeard(ulong number);

    /// <summary>So many lines have been missed for good.</summary>
    void OnMissed(ulong lines);

    /// <summary>Names it asked for.</summary>
    void OnNames(in Names names);

    /// <summary>The room does not know it any more; it is joining again.</summary>
    void OnForgotten();

    /// <summary>The room has been silent for so long; it goes on asking.</summary>
    void OnSilence(TimeSpan time);

    /// <summary>It is no member any more, for it left.</summary>
    void OnLeft();
}
