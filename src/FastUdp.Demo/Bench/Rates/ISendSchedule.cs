namespace FastUdp.Demo.Bench.Rates;

/// <summary>
/// Says when each datagram is <em>intended</em> to leave, whatever becomes of those before it. Times are nanoseconds since the schedule began.
/// <list type="number">
/// <item>The sender looks at its clock, and takes the datagrams that are due, a burst at a time.</item>
/// <item>It sends them and stamps each with its intended time: latency that is counted from there contains what the sender was late by.</item>
/// <item>Where none is due it waits, until <see cref="NextDue"/>.</item>
/// </list>
/// What is due at the end and has not been taken was never offered: <see cref="CountBefore"/>.
/// </summary>
/// <remarks>Belongs to one thread. Nothing allocates. Intended times never go back.</remarks>
internal interface ISendSchedule
{
    /// <summary>The intended time of the next datagram; <see cref="long.MaxValue"/> when there is none any more.</summary>
    long NextDue { get; }

    /// <summary>Takes datagrams that are due, the oldest first.</summary>
    /// <param name="now">The time: what is intended for it or for before it is due.</param>
    /// <param name="intended">Room for the intended time of each; no more than fit are taken.</param>
    /// <returns>How many were taken.</returns>
    int TakeDue(long now, Span<long> intended);

    /// <summary>How many are intended for before a time and have not been taken. It is the last that is asked of a schedule.</summary>
    long CountBefore(long end);
}
