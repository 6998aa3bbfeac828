namespace FastUdp;

/// <summary>A whole batch that outlives the turn of the receive loop it came in, until it is disposed.</summary>
public readonly struct DatagramBatchLease : IDisposable
{
    /// <summary>The datagrams, in the order of their arrival. Borrowed from this lease.</summary>
    public DatagramBatch Batch => throw new NotImplementedException();

    /// <summary>Gives the blocks back to the engine.</summary>
    public void Dispose() => throw new NotImplementedException();
}
