using FastUdp.Messages;
using FastUdp.Samples.Formats;

namespace FastUdp.Samples.MediaForwarder;

/// <summary>
/// Forwards the RTP packets of one publisher to all subscribers, as they came: nothing is decoded but the header, nothing copied. All of it
/// happens on the receive loop, so there is nothing to lock.
/// </summary>
/// <remarks>
/// Who may publish is settled by keys in a program for the open network (RFC 3711, RFC 5764); here it is who comes first. A publisher that also
/// subscribes does so from another port.
/// </remarks>
public sealed class Forwarder(TimeProvider clock) : IDatagramHandler
{
    private readonly AddressProof _proof = new(lifetime: TimeSpan.FromMinutes(1), clock);
    private readonly Audience _audience = new(clock);
    private RemoteAddress _publisher;
    private long _published;

    /// <summary>The stream, and what became of it. Any thread.</summary>
    public StreamCounters Counters { get; } = new();

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        // While nothing arrives nothing is sent either, so this needs no timer.
        _audience.Sweep();
        foreach (DatagramRun run in batch.Runs)
        {
            if (RtpHeader.TryRead(run.Payload, out RtpHeader first, out _) && first.Version == 2)
                Forward(run, sender);
            else
                foreach (Datagram datagram in run)
                    Control(new DatagramContext(datagram, sender));
        }
    }

    /// <summary>A run has one sender and one length: what came as one buffer leaves as one buffer to each subscriber.</summary>
    private void Forward(in DatagramRun run, DatagramSender sender)
    {
        if (_publisher != run.Remote && clock.GetElapsedTime(_published) < Audience.MaxSilence && _publisher != default)
        {
            Counters.CountRefused(run.Count);
            return;
        }
        (_publisher, _published) = (run.Remote, clock.GetTimestamp());
        Counters.CountForwarded(run, _audience.Count);
        foreach (RemoteAddress subscriber in _audience.Subscribers)
            sender.Forward(subscriber, run);
    }

    /// <summary>A subscriber is sent whatever the publisher sends, so nobody subscribes at an address that is not theirs.</summary>
    private void Control(in DatagramContext context)
    {
        if (context.Datagram.TryRead(out Unsubscribe _, out _))
            _audience.Remove(context.Remote);
        else if (!context.Datagram.TryRead(out Subscribe wish, out _))
            Counters.CountRefused(1);
        else if (!_proof.IsProven(context.Remote, wish.Token))
            context.Reply(new Challenge(_proof.TokenFor(context.Remote)));
        else if (_audience.TryAdd(context.Remote))
            context.Reply(new Subscribed((byte)Audience.MaxSilence.TotalSeconds));
        else
            Counters.CountRefused(1);
    }
}
