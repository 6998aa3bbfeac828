namespace FastUdp.Transport;

/// <summary>One try at receiving, as <see cref="BusyPoll"/> repeats it. Implemented by structs, so that the call is direct.</summary>
internal interface IAttempt
{
    /// <summary>Tries. True ends the busy-poll: something is there, or the loop is to look at something else.</summary>
    bool Succeeds();
}
