namespace FastUdp.Capture;

/// <summary>Sends the datagrams of a capture again, in its order, at its own pace or another.</summary>
/// <remarks>
/// A datagram never leaves early, but late by as much as a timer is: one to two milliseconds. What is due together leaves together.
/// </remarks>
public static class CaptureReplay
{
    /// <summary>Sends all that the options select to one remote, whomever it went to when it was captured.</summary>
    /// <param name="capture">What to replay; read to its end, and left to the caller.</param>
    /// <param name="endpoint">What sends, through a sender of its own.</param>
    /// <param name="remote">Where to; null for the remote of a connected endpoint.</param>
    /// <param name="options">What, and how fast.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidDataException">The capture is broken: what was whole before has been sent.</exception>
    /// <exception cref="ArgumentException">An option is out of its bounds, or the remote cannot be reached from this endpoint.</exception>
    /// <exception cref="InvalidOperationException">The endpoint is not connected, or has no sender left.</exception>
    public static async Task<ReplayResult> RunAsync(
        CaptureReader capture,
        UdpEndpoint endpoint,
        RemoteAddress? remote = null,
        ReplayOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new ReplayOptions();
        options.Validate();
        RemoteAddress to = remote ?? endpoint.ConnectedRemote.GetValueOrDefault();
        endpoint.CheckRemote(to);
        using DatagramSender sender = endpoint.CreateSender();
        var run = new ReplayRun(sender, to, options, options.TimeProvider ?? endpoint.Clock);
        IAsyncEnumerator<CapturedDatagram> datagrams = capture.ReadAllAsync(cancellationToken).GetAsyncEnumerator(CancellationToken.None);
        await using (datagrams.ConfigureAwait(false))
        {
            while (await run.NextAsync(datagrams).ConfigureAwait(false))
                await run.SendAsync(datagrams.Current, cancellationToken).ConfigureAwait(false);
        }
        sender.Flush();
        return run.Result;
    }
}
