namespace FastUdp.Requests;

/// <summary>
/// What the receive loop answers by itself. Neither a rejection nor a challenge is ever longer than the request it answers, so that
/// nobody gains by having them sent to others.
/// </summary>
internal sealed class LoopReplies(AddressProof proof, ServerCounters counters, TimeProvider timeProvider)
{
    /// <summary>Says why a request is not executed, and counts it. Nothing is remembered.</summary>
    public void Reject(scoped in RequestArrival arrival, RequestRejection reason)
    {
        if (reason == RequestRejection.NoHandler)
            counters.WithoutHandler++;
        else
            counters.Malformed++;
        counters.RepliesSent++;
        arrival.Sender.Reply(arrival.Datagram, new ReplyHeader(arrival.Header.Id, arrival.Header.Sequence, reason));
    }

    /// <summary>Asks for a proof of the address before anything is kept or executed, and counts it.</summary>
    public void ChallengeFirst(scoped in RequestArrival arrival)
    {
        counters.ChallengedFirst++;
        Challenge(arrival);
    }

    /// <summary>Makes what asks for a proof of an address.</summary>
    public Challenge MakeChallenge(in RemoteAddress remote, ulong id, uint sequence) =>
        new(id, sequence, proof.TokenFor(remote, timeProvider.GetTimestamp()));

    /// <summary>Sends a reply, or asks for a proof first where it is too long for a stranger. The caller counts it.</summary>
    public ReplyFate Send(scoped in RequestArrival arrival, ReadOnlySpan<byte> reply, int limitBytes)
    {
        if (reply.Length > limitBytes)
        {
            Challenge(arrival);
            return ReplyFate.HeldBack;
        }
        arrival.Sender.Reply(arrival.Datagram, reply);
        return ReplyFate.Sent;
    }

    private void Challenge(scoped in RequestArrival arrival) =>
        arrival.Sender.Reply(arrival.Datagram, MakeChallenge(arrival.Remote, arrival.Header.Id, arrival.Header.Sequence));
}
