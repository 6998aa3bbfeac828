using System.Diagnostics.CodeAnalysis;

namespace FastUdp.LargeMessages;

/// <summary>The pages of a channel: made as they are needed, within a bound, and kept, last in first out, until a while without need of them.</summary>
internal sealed class PagePool(long maxBytes)
{
    private readonly Stack<MessagePage> _spare = [];
    private int _count;
    private int _fewestSpare;

    /// <summary>Bytes of all pages there are.</summary>
    public long Bytes => (long)_count * MessagePage.Capacity;

    /// <summary>Bytes of pages handed out.</summary>
    public long UsedBytes => (long)(_count - _spare.Count) * MessagePage.Capacity;

    /// <summary>
    /// The most that all the pages of a message take, however it is cut: a page may be half empty, when a segment is a little longer than half
    /// of it.
    /// </summary>
    public static long MostBytesOf(int messageBytes) => ((messageBytes / (MessagePage.Capacity / 2)) + 2L) * MessagePage.Capacity;

    /// <summary>Hands out an empty page; false when that would exceed the bound.</summary>
    public bool TryRent([NotNullWhen(true)] out MessagePage? page)
    {
        if (_spare.TryPop(out page))
        {
            _fewestSpare = Math.Min(_fewestSpare, _spare.Count);
            return true;
        }
        if (Bytes + MessagePage.Capacity > maxBytes)
            return false;
        _count++;
        page = new MessagePage();
        return true;
    }

    /// <summary>Takes a page back.</summary>
    public void Return(MessagePage page)
    {
        page.Clear();
        _spare.Push(page);
    }

    /// <summary>Gives up as many spare pages as have not been needed since the last call.</summary>
    public void Trim()
    {
        for (int unneeded = _fewestSpare; unneeded > 0; unneeded--)
        {
            _spare.Pop();
            _count--;
        }
        _fewestSpare = _spare.Count;
    }
}
