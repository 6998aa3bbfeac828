namespace FastUdp.Capture;

/// <summary>One replay. Whatever it has to wait for, what it has sent leaves first.</summary>
internal sealed class ReplayRun(DatagramSender sender, RemoteAddress remote, ReplayOptions options, TimeProvider clock)
{
    private readonly ReplayPace _pace = new(clock, options.Speed);
    private long _sent;
    private long _deselected;
    private long _truncated;

    public ReplayResult Result => new(_sent, _deselected, _truncated, _pace.Elapsed);

    /// <summary>Steps to the next datagram of the capture, which may still be on its way.</summary>
    public ValueTask<bool> NextAsync(IAsyncEnumerator<CapturedDatagram> datagrams)
    {
        ValueTask<bool> next = datagrams.MoveNextAsync();
        if (!next.IsCompleted)
            sender.Flush();
        return next;
    }

    /// <summary>Sends a datagram when it is due, unless it is to be left out.</summary>
    public async ValueTask SendAsync(CapturedDatagram datagram, CancellationToken cancellationToken)
    {
        if (!options.Selects(datagram))
        {
            _deselected++;
            return;
        }
        if (datagram.IsTruncated)
        {
            _truncated++;
            return;
        }
        if (!_pace.IsDue(datagram.UnixNanoseconds))
        {
            sender.Flush();
            await _pace.WaitAsync(datagram.UnixNanoseconds, cancellationToken).ConfigureAwait(false);
        }
        sender.Send(remote, datagram.Payload.Span);
        _sent++;
    }
}
