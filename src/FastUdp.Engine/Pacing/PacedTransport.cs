using FastUdp.Transport;

namespace FastUdp.Pacing;

/// <summary>A transport whose datagrams leave at a rate. All its senders and single sends share one token bucket.</summary>
/// <remarks>It counts together with the inner transport. Receiving is the inner transport's own.</remarks>
internal sealed class PacedTransport : TransportDecorator
{
    // About as often a sender is woken at most: what leaves as one is that part of a second's bytes, if the burst allows.
    private const int PortionsPerSecond = 1_000;

    private readonly Pacer _pacer;
    private readonly int _portionBytes;

    // Sends that wait without a thread stand in this line, and the first of them is one sender among the others, with a thread.
    private readonly SemaphoreSlim _line = new(1);

    /// <param name="inner">What moves the datagrams; owned from now on.</param>
    /// <param name="pacing">Valid options.</param>
    /// <param name="clock">The time the rate is counted in.</param>
    public PacedTransport(UdpTransport inner, PacingOptions pacing, PacingClock clock)
        : base(inner)
    {
        var bucket = new TokenBucket(pacing.BytesPerSecond, pacing.BurstBytes, clock.TicksPerSecond, clock.Now);
        _pacer = new Pacer(bucket, clock, SendCounters);
        _portionBytes = (int)Math.Clamp(pacing.BytesPerSecond / PortionsPerSecond, 1, pacing.BurstBytes);
    }

    public override Transmitter CreateTransmitter() => new PacedTransmitter(_pacer, Inner.CreateTransmitter(), _portionBytes);

    /// <remarks>Without tokens it would block, with no error of the system.</remarks>
    public override SendResult TrySend(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        int bytes = PacketBytes.Of(remote, payload.Length);
        return _pacer.TryTake(bytes)
            ? Settle(Inner.TrySend(remote, payload, options), bytes)
            : SendCounters.Record(new SendResult(SendStatus.WouldBlock), payload.Length);
    }

    public override async ValueTask<SendResult> SendAsync(
        RemoteAddress remote, ReadOnlyMemory<byte> payload, SendOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int bytes = PacketBytes.Of(remote, payload.Length);
        if (!_pacer.TryTake(bytes))
            await TakeAsync(bytes, cancellationToken).ConfigureAwait(false);
        return Settle(await Inner.SendAsync(remote, payload, options, cancellationToken).ConfigureAwait(false), bytes);
    }

    public override void Dispose()
    {
        _pacer.Close();
        base.Dispose();
    }

    /// <summary>Gives back the tokens of what did not leave.</summary>
    private SendResult Settle(SendResult result, int bytes)
    {
        if (!result.IsSent)
            _pacer.Return(bytes);
        return result;
    }

    // Cancelled, the caller goes at once; the thread that stands for it does when it is called, and takes nothing.
    private async Task TakeAsync(int bytes, CancellationToken cancellationToken)
    {
        await _line.WaitAsync(cancellationToken).ConfigureAwait(false);
        Task taken = Task.Run(
            () =>
            {
                try
                {
                    _pacer.Take(bytes, cancellationToken);
                }
                finally
                {
                    _line.Release();
                }
            },
            CancellationToken.None);
        await taken.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
