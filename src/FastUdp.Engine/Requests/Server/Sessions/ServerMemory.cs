using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>
/// The bytes a server may use for stored replies and for sessions' windows, under one bound. Not safe from several threads.
/// </summary>
internal sealed class ServerMemory
{
    private readonly long _maxBytes;

    // Of windows: pages in use and spare ones, and their rings.
    private long _windowBytes;
    private NodeList<WindowPage> _spare;
    private int _sparePages;
    private int _fewestSpare;

    public ServerMemory(long maxBytes)
    {
        _maxBytes = maxBytes;
        Replies = new PayloadStore(maxBytes);
    }

    /// <summary>Where replies lie.</summary>
    public PayloadStore Replies { get; }

    /// <summary>All bytes that there are.</summary>
    public long Bytes => Replies.Bytes + _windowBytes;

    /// <summary>Whether more than half of what there may be is in use: from then on strangers have to prove who they are.</summary>
    public bool IsHalfUsed => Replies.UsedBytes + _windowBytes - SpareBytes > _maxBytes / 2;

    private long SpareBytes => (long)_sparePages * WindowPage.Bytes;

    /// <summary>Takes an empty page; null when that would exceed the bound.</summary>
    public WindowPage? TryTakePage()
    {
        if (_spare.IsEmpty)
            return TryReserve(WindowPage.Bytes) ? new WindowPage() : null;
        return TakeSparePage();
    }

    /// <summary>Takes an empty page back.</summary>
    public void ReturnPage(WindowPage page)
    {
        _spare.AddFirst(page);
        _sparePages++;
    }

    /// <summary>Claims bytes for what the caller makes; false when that would exceed the bound.</summary>
    public bool TryReserve(int bytes)
    {
        if (Replies.UsedBytes + _windowBytes + bytes > _maxBytes)
            return false;
        SetWindowBytes(_windowBytes + bytes);
        return true;
    }

    /// <summary>Gives claimed bytes back.</summary>
    public void Release(int bytes) => SetWindowBytes(_windowBytes - bytes);

    /// <summary>Gives back what has not been needed since the last call.</summary>
    public void Trim()
    {
        int unneeded = _fewestSpare;
        for (int i = 0; i < unneeded; i++)
            TakeSparePage();
        Release(unneeded * WindowPage.Bytes);
        _fewestSpare = _sparePages;
        Replies.Trim();
    }

    private WindowPage TakeSparePage()
    {
        _spare.TryTakeFirst(out WindowPage? page);
        _sparePages--;
        _fewestSpare = Math.Min(_fewestSpare, _sparePages);
        return page!;
    }

    private void SetWindowBytes(long bytes)
    {
        _windowBytes = bytes;
        Replies.MaxBytes = _maxBytes - bytes;
    }
}
