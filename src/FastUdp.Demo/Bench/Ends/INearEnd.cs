namespace FastUdp.Demo.Bench.Ends;

/// <summary>The end that sends, for the trials of one session, one after the other. Disposing closes its endpoint.</summary>
internal interface INearEnd : IAsyncDisposable
{
    UdpEndpoint Endpoint { get; }

    /// <summary>How many have been handed over in this trial. Any thread.</summary>
    long Written { get; }

    /// <summary>How many have come back in this trial; null where the far end counts. Any thread.</summary>
    long? Received { get; }

    /// <summary>Sends for a time, and, where it counts, waits for the last to come back.</summary>
    /// <param name="stream">Tells this trial's datagrams from others'.</param>
    /// <param name="duration">How long to send.</param>
    /// <param name="stop">Ends it early; what there is is reported all the same.</param>
    Task<NearFigures> RunAsync(byte stream, TimeSpan duration, CancellationToken stop);
}
