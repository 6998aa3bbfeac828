using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// The memory of arriving messages, in two parts with a bound each, so that what takes up one leaves the other alone: cells for segments that
/// are alone, and pages for messages of which two have come.
/// </summary>
internal sealed class MessageStorage(long loneBytes, long pageBytes)
{
    private readonly PayloadStore _lone = new(loneBytes);
    private readonly PagePool _pages = new(pageBytes);

    /// <summary>Bytes there are, spare ones included.</summary>
    public long Bytes => _lone.Bytes + _pages.Bytes;

    /// <summary>Bytes in use; of cells, in slabs that hold one.</summary>
    public long UsedBytes => _lone.UsedBytes + _pages.UsedBytes;

    public PutResult TryPut(IncomingMessage message, int index, ReadOnlySpan<byte> bytes)
    {
        if (message.ArrivedCount == 0)
            return TryKeepLone(message, index, bytes);
        if (message.IsLone && !TrySpread(message))
            return PutResult.NoPage;
        if (!message.HasPageOf(index))
        {
            if (!_pages.TryRent(out MessagePage? page))
                return PutResult.NoPage;
            message.AddPage(index, page);
        }
        message.Put(index, bytes);
        return PutResult.Done;
    }

    public ReadOnlyMemory<byte> Read(PayloadCell cell) => _lone.GetMemory(cell);

    /// <summary>Takes back all memory of a message.</summary>
    public void Release(IncomingMessage message)
    {
        int place = 0;
        while (message.TakePage(ref place) is { } page)
            _pages.Return(page);
        PayloadCell cell = message.Close();
        if (!cell.IsNone)
            _lone.Return(cell);
    }

    /// <summary>Gives up what has not been needed since the last call.</summary>
    public void Trim()
    {
        _lone.Trim();
        _pages.Trim();
    }

    private PutResult TryKeepLone(IncomingMessage message, int index, ReadOnlySpan<byte> bytes)
    {
        if (!_lone.TryTake(bytes.Length, out PayloadCell cell))
            return PutResult.NoCell;
        bytes.CopyTo(_lone.Get(cell));
        message.KeepLone(index, cell);
        return PutResult.Done;
    }

    private bool TrySpread(IncomingMessage message)
    {
        if (!_pages.TryRent(out MessagePage? page))
            return false;
        PayloadCell cell = message.Spread(out int index);
        message.AddPage(index, page);
        message.Put(index, _lone.Get(cell));
        _lone.Return(cell);
        return true;
    }
}
