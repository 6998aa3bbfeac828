using System.Diagnostics.CodeAnalysis;
using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>
/// The requests that wait for a place in flight, in their order. One at the head of the line whose server's span is
/// full steps aside and parks with its server, so that it does not hold up those who ask another; it goes before the
/// line when there is room again. Guarded by the table's lock.
/// </summary>
internal sealed class WaitingRequests
{
    private readonly Queue<ServerRecord> _ready = [];
    private NodeList<RequestOperation> _line;

    public int Count { get; private set; }

    /// <summary>The head of the line; null when nobody stands in it.</summary>
    public RequestOperation? First => _line.First;

    /// <summary>Whether it is worth trying to take one: true at most once when there is none that may go.</summary>
    public bool MayTake => _ready.Count > 0 || !_line.IsEmpty;

    /// <summary>Whether a request of a server would have to wait even if there was a place.</summary>
    public bool HoldsUp(ServerRecord server) => !_line.IsEmpty || !server.Parked.IsEmpty || !server.Window.HasRoom;

    public void Add(RequestOperation operation)
    {
        operation.State = OperationState.Waiting;
        _line.AddLast(operation);
        Count++;
    }

    public void Remove(RequestOperation operation)
    {
        if (operation.State == OperationState.Parked)
            operation.Server.Parked.Remove(operation);
        else
            _line.Remove(operation);
        Count--;
    }

    /// <summary>To be called when the window of a server may have got room.</summary>
    public void NoteRoom(ServerRecord server)
    {
        if (server.Parked.IsEmpty || server.IsReady || !server.Window.HasRoom)
            return;
        server.IsReady = true;
        _ready.Enqueue(server);
    }

    /// <summary>Takes out the next request that may be in flight as far as its server's span is concerned.</summary>
    public bool TryTake([NotNullWhen(true)] out RequestOperation? operation)
    {
        if (!TryTakeParked(out operation) && !TryTakeFromLine(out operation))
            return false;
        Count--;
        return true;
    }

    private bool TryTakeParked([NotNullWhen(true)] out RequestOperation? operation)
    {
        while (_ready.TryPeek(out ServerRecord? server))
        {
            if (server.Window.HasRoom && server.Parked.TryTakeFirst(out operation))
                return true;
            server.IsReady = false;
            _ready.Dequeue();
        }
        operation = null;
        return false;
    }

    private bool TryTakeFromLine([NotNullWhen(true)] out RequestOperation? operation)
    {
        while (_line.TryTakeFirst(out operation))
        {
            ServerRecord server = operation.Server;
            if (server.Parked.IsEmpty && server.Window.HasRoom)
                return true;
            operation.State = OperationState.Parked;
            server.Parked.AddLast(operation);
        }
        return false;
    }
}
