using FastUdp.Transport;

namespace FastUdp.Impairment;

/// <summary>A transport whose datagrams pass an <see cref="ImpairedLink"/> in each direction.</summary>
/// <remarks>
/// It counts together with the inner transport: what the user handed over or was handed, and all the errors of the
/// socket. A datagram that is lost or delayed on its way out counts as sent, as if the kernel had taken it; copies never do.
/// </remarks>
internal sealed class ImpairedTransport : TransportDecorator
{
    private readonly ImpairedPath _incoming;

    /// <param name="inner">What moves the datagrams; owned from now on.</param>
    /// <param name="impairment">What befalls them; valid.</param>
    public ImpairedTransport(UdpTransport inner, ImpairmentOptions impairment)
        : base(inner)
    {
        (int outgoingSeed, int incomingSeed) = impairment.DrawLinkSeeds();
        Outgoing = new ImpairedPath(impairment.Outgoing, outgoingSeed, impairment.Clock, SendDue);
        _incoming = new ImpairedPath(impairment.Incoming, incomingSeed, impairment.Clock, inner.Wake);
    }

    /// <summary>The path of what is sent, for the transmitters.</summary>
    public ImpairedPath Outgoing { get; }

    /// <summary>
    /// Held while what is due is sent, one at a time, so that two threads do not send in another order than they took; and while a batch is, so that the
    /// timer's thread does not send the copy of a datagram before the batch it is in, which all those before it would be late by.
    /// </summary>
    public Lock SendingInOrder { get; } = new();

    /// <summary>What both links have done. It can still be read after disposal.</summary>
    public ImpairmentStatistics Statistics => new(Outgoing.Statistics, _incoming.Statistics);

    public override Receiver CreateReceiver(ReceiveRing ring) => new ImpairedReceiver(_incoming, Inner.CreateReceiver(ring), ring);

    public override Transmitter CreateTransmitter() => new ImpairedTransmitter(this, Inner.CreateTransmitter());

    public override SendResult TrySend(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        LinkVerdict verdict = Enter(remote, payload, options);
        SendResult result =
            !verdict.IsAtOnce ? SendCounters.Record(default, payload.Length)
            : verdict.FlippedBit < 0 ? base.TrySend(remote, payload, options)
            : base.TrySend(remote, Corrupt(verdict, payload), options);
        SendDue();
        return result;
    }

    // The link judges once, however often the socket has no room.
    public override async ValueTask<SendResult> SendAsync(
        RemoteAddress remote, ReadOnlyMemory<byte> payload, SendOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkVerdict verdict = Enter(remote, payload.Span, options);
        if (verdict.FlippedBit >= 0)
            payload = Corrupt(verdict, payload.Span);
        SendResult result = verdict.IsAtOnce
            ? await base.SendAsync(remote, payload, options, cancellationToken).ConfigureAwait(false)
            : SendCounters.Record(default, payload.Length);
        SendDue();
        return result;
    }

    /// <summary>Sends what is due. What the socket refuses is counted, and gone.</summary>
    public void SendDue()
    {
        lock (SendingInOrder)
        {
            while (Outgoing.TryTakeDue(out DelayedDatagram datagram))
            {
                SendDue(datagram);
                datagram.Release();
            }
        }
    }

    public override void Dispose()
    {
        Outgoing.Dispose();
        _incoming.Dispose();
        base.Dispose();
    }

    private static byte[] Corrupt(in LinkVerdict verdict, ReadOnlySpan<byte> payload)
    {
        byte[] corrupted = payload.ToArray();
        verdict.Corrupt(corrupted);
        return corrupted;
    }

    /// <summary>What is due goes first: what then comes out at once is not to overtake it.</summary>
    private LinkVerdict Enter(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        SendDue();
        return Outgoing.Enter(remote, payload, new DatagramTraits { Options = options });
    }

    private void SendDue(in DelayedDatagram datagram)
    {
        SendResult result = SendOnce(datagram.Remote, datagram.Payload, datagram.Traits.Options);
        if (result.Status == SendStatus.Refused)
        {
            // News of an earlier datagram (udp(7)): this one has not been tried yet.
            SendCounters.AddSocketError(isRefusal: true);
            result = SendOnce(datagram.Remote, datagram.Payload, datagram.Traits.Options);
        }
        if (!result.IsSent)
            SendCounters.AddFailed(result.Status, 1);
    }
}
