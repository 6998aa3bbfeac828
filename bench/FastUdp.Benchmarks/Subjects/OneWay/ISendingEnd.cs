namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>The sending end of a one-way run. It numbers every datagram. Used by one thread.</summary>
internal interface ISendingEnd : IDisposable
{
    /// <summary>
    /// Sends a good number of datagrams, so that asking whether to go on costs nothing.
    /// </summary>
    /// <param name="next">The number of the next datagram; moved on.</param>
    void SendSome(ref ulong next);
}
