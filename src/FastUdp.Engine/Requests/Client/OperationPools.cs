using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>
/// The pools of a client, one for each kind of response it asks for. Renting is guarded by the table's lock.
/// </summary>
internal sealed class OperationPools(int capacity, bool runsContinuationsAsynchronously)
{
    private object?[] _pools = [];

    /// <summary>An operation that is not in use.</summary>
    public TypedOperation<TResponse> Rent<TResponse>()
        where TResponse : IDatagramMessage<TResponse>
    {
        int index = ResponseKind<TResponse>.Index;
        object? pool = index < _pools.Length ? _pools[index] : null;
        return ((OperationPool<TResponse>)(pool ?? Add<TResponse>(index))).Rent();
    }

    /// <summary>Takes back an operation that was rented here. Any thread.</summary>
    public void Return<TResponse>(TypedOperation<TResponse> operation)
        where TResponse : IDatagramMessage<TResponse>
    {
        object?[] pools = Volatile.Read(ref _pools);
        ((OperationPool<TResponse>)pools[ResponseKind<TResponse>.Index]!).Return(operation);
    }

    private OperationPool<TResponse> Add<TResponse>(int index)
        where TResponse : IDatagramMessage<TResponse>
    {
        // A new array, for the old one may be read at this moment.
        object?[] pools = _pools;
        Array.Resize(ref pools, Math.Max(index + 1, pools.Length));
        var pool = new OperationPool<TResponse>(capacity, runsContinuationsAsynchronously);
        pools[index] = pool;
        Volatile.Write(ref _pools, pools);
        return pool;
    }
}
