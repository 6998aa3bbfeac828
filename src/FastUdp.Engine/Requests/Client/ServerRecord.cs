using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>What a client knows of one server it asks. Guarded by the table's lock.</summary>
internal sealed class ServerRecord
{
    private NodeList<RequestOperation> _parked;

    public ServerRecord(RequestEngine engine, in RemoteAddress remote, ulong session, int maxSpan)
    {
        Engine = engine;
        Remote = remote;
        Session = session;
        Window = new RequestWindow<RequestOperation>(maxSpan);
        Place = new LinkedListNode<ServerRecord>(this);
    }

    public RequestEngine Engine { get; }

    public RemoteAddress Remote { get; }

    /// <summary>64 random bits: which conversation with the server this is.</summary>
    public ulong Session { get; }

    /// <summary>
    /// What the server wants to see as a proof of this client's address; 0 while it has asked for none.
    /// </summary>
    public ulong Token { get; set; }

    public RoundTripEstimate Estimate { get; set; }

    /// <summary>The requests in flight.</summary>
    public RequestWindow<RequestOperation> Window { get; }

    /// <summary>The requests that wait because the window spans too much already.</summary>
    public ref NodeList<RequestOperation> Parked => ref _parked;

    /// <summary>Whether it stands among those whose parked requests may go.</summary>
    public bool IsReady { get; set; }

    /// <summary>How many of its requests are not over.</summary>
    public int Outstanding { get; set; }

    /// <summary>Its place among the idle servers.</summary>
    public LinkedListNode<ServerRecord> Place { get; }

    public RequestHeader MakeHeader(RequestOperation operation) =>
        new(operation.Id, Session, Token, operation.Sequence, Window.Oldest);

    /// <summary>Takes what a round trip has taken into account.</summary>
    public void Measure(long roundTripTicks) => Estimate = Estimate.With(new TimeSpan(Math.Max(0, roundTripTicks)));
}
