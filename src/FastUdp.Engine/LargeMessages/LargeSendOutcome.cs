namespace FastUdp.LargeMessages;

/// <summary>How sending a message ended.</summary>
public enum LargeSendOutcome
{
    /// <summary>An unreliable message was handed to the system; what the system dropped of it is counted by the endpoint.</summary>
    Sent = 0,

    /// <summary>A reliable message has arrived whole.</summary>
    Delivered,

    /// <summary>Nothing was heard of a reliable message for <see cref="LargeMessageOptions.SendTimeout"/>. It may have arrived all the same.</summary>
    TimedOut,

    /// <summary>The receiver says that a reliable message is longer than it takes.</summary>
    Refused,

    /// <summary>More reliable messages are outstanding than <see cref="LargeMessageOptions.MaxOutstanding"/>. Nothing was sent.</summary>
    Overloaded,

    /// <summary>The channel was disposed. A reliable message may have arrived all the same.</summary>
    Closed,
}
