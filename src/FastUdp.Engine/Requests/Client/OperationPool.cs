using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>
/// The operations of one kind of response that are not in use, last in first out, at most twice so many as asked for.
/// They are rented under the table's lock, and returned from any thread without one.
/// </summary>
/// <param name="capacity">How many to keep.</param>
/// <param name="runsContinuationsAsynchronously">For each operation.</param>
internal sealed class OperationPool<TResponse>(int capacity, bool runsContinuationsAsynchronously)
    where TResponse : IDatagramMessage<TResponse>
{
    // What was returned since the last time that the renter ran out. It is only ever taken as a whole, so that a node
    // which comes back in between (ABA) does no harm.
    private RequestOperation? _returned;
    private RequestOperation? _rentable;

    public TypedOperation<TResponse> Rent()
    {
        RequestOperation? operation = _rentable ?? Interlocked.Exchange(ref _returned, null);
        if (operation is null)
            return new TypedOperation<TResponse>(runsContinuationsAsynchronously);
        _rentable = operation.Next;
        operation.Next = null;
        return (TypedOperation<TResponse>)operation;
    }

    public void Return(TypedOperation<TResponse> operation)
    {
        RequestOperation? first = Volatile.Read(ref _returned);
        while (true)
        {
            // Its place in a wheel is free to say how many there are from it on.
            uint count = first is null ? 1 : first.DueTick + 1;
            if (count > capacity)
                return;
            operation.DueTick = count;
            operation.Next = first;
            RequestOperation? seen = Interlocked.CompareExchange(ref _returned, operation, first);
            if (seen == first)
                return;
            first = seen;
        }
    }
}
