namespace FastUdp.Requests;

/// <summary>
/// The server's part of the receive loop. It holds the ledger's gate for a batch, except while a handler runs.
/// <list type="number">
/// <item>Read the header; what has none is no request.</item>
/// <item>Charge the remote's rate, if it is known and there is a limit.</item>
/// <item>Find the route of the message asked; without one the request is rejected.</item>
/// <item>The route reads the message, has the ledger admit the request, executes and answers it.</item>
/// </list>
/// </summary>
internal sealed class ServerHandler(RequestRoutes routes, ServerRun run) : IDatagramHandler
{
    private readonly RequestLedger _ledger = run.Ledger;

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        _ledger.Gate.Enter();
        try
        {
            _ledger.BeginBatch();
            foreach (Datagram datagram in batch)
                Receive(datagram, sender);
        }
        finally
        {
            _ledger.Gate.Exit();
        }
    }

    private void Receive(Datagram datagram, DatagramSender sender)
    {
        if (!RequestHeader.TryRead(datagram.Payload, out RequestHeader header, out _))
            _ledger.Counters.NotRequests++;
        else if (!_ledger.TryPass(datagram.Remote))
            _ledger.Counters.RateLimited++;
        else
            Route(new RequestArrival(datagram, header, sender));
    }

    private void Route(scoped in RequestArrival arrival)
    {
        // One that was cut may read as a whole message all the same, for what is missing can be a tail that readers ignore.
        if (arrival.Datagram.IsTruncated)
            run.Replies.Reject(arrival, RequestRejection.Malformed);
        else if (routes.Find(arrival.Body, out RequestRejection rejection) is { } route)
            route.Serve(arrival, run);
        else
            run.Replies.Reject(arrival, rejection);
    }
}
