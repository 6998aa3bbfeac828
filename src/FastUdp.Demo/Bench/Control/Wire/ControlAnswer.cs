namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>How a far end answers.</summary>
internal enum ControlAnswer : byte
{
    /// <summary>It is done.</summary>
    Done = 0,

    /// <summary>Another client measures.</summary>
    Busy = 1,

    /// <summary>The exchange has another version there.</summary>
    OtherVersion = 2,

    /// <summary>No client has this key: the far end was restarted, or the client was silent too long.</summary>
    UnknownClient = 3,

    /// <summary>It cannot be done; a text says why.</summary>
    Refused = 4,

    /// <summary>It is not the turn of that: nothing is open, or no trial has begun or ended.</summary>
    OutOfTurn = 5,
}
