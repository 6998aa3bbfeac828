namespace FastUdp.Requests;

/// <summary>What a <see cref="SessionWindow"/> knows of a request.</summary>
internal enum SequenceState
{
    /// <summary>Nothing: it is new.</summary>
    Free,

    /// <summary>It is being executed.</summary>
    Running,

    /// <summary>It was executed, and its reply is kept.</summary>
    Done,

    /// <summary>Its sequence is before the oldest one: it is over.</summary>
    Stale,

    /// <summary>Its sequence is further from the oldest one than the window may reach.</summary>
    Beyond,

    /// <summary>Its sequence belongs to another request.</summary>
    Taken,
}
