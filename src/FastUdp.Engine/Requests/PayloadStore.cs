namespace FastUdp.Requests;

/// <summary>
/// Keeps many small payloads in few arrays: slabs cut into cells of one size class each, so that a payload of 13 bytes takes 16
/// and no object. Bounded. Not safe from several threads.
/// </summary>
internal sealed class PayloadStore
{
    /// <param name="maxBytes">The most bytes of slabs there may be.</param>
    public PayloadStore(long maxBytes) => throw new NotImplementedException();

    /// <summary>Bytes of slabs that there are.</summary>
    public long Bytes => throw new NotImplementedException();

    /// <summary>Takes a cell for a payload of 0 to 65,535 bytes; false when that would exceed the bound.</summary>
    public bool TryTake(int length, out PayloadCell cell) => throw new NotImplementedException();

    /// <summary>The bytes of a cell, as many as were asked for. Valid until the cell is given back.</summary>
    public Span<byte> Get(in PayloadCell cell) => throw new NotImplementedException();

    /// <summary>Gives a cell back.</summary>
    public void Return(in PayloadCell cell) => throw new NotImplementedException();
}
