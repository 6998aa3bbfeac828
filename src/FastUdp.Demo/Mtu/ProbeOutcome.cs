namespace FastUdp.Demo.Mtu;

/// <summary>What became of one datagram.</summary>
internal enum ProbeOutcome
{
    /// <summary>This machine does not send it in one piece.</summary>
    TooLongHere,

    /// <summary>This machine had no room for it.</summary>
    NotSent,

    /// <summary>The server answered.</summary>
    Answered,

    /// <summary>The host said that nobody listens at the port: so it has arrived there.</summary>
    RefusedByHost,

    /// <summary>A router said that the next link does not take it in one piece.</summary>
    TooLongThere,

    /// <summary>The network said that it does not get there, for a reason that is not its length.</summary>
    Unreachable,

    /// <summary>Nothing came in time.</summary>
    Silence,
}
