using System.Buffers;
using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// One message from its first segment until its holder disposes of it. While it is incomplete, it is guarded by the gate of its
/// <see cref="IncomingMessages"/> and stands in one of the lists of <see cref="ReassemblyTable"/>; from then on it is the holder's.
/// </summary>
/// <remarks>
/// A first segment is kept by itself, in a cell as long as it is (<see cref="IsLone"/>): a header that claims 16 MiB costs what came with it.
/// With the second the message is spread over pages, which are taken as its segments arrive.
/// </remarks>
internal sealed class IncomingMessage(IncomingMessages owner) : ListNode<IncomingMessage>
{
    private MessagePage?[] _pages = [];
    private int _segmentsPerPage;
    private int _loneIndex;

    /// <summary>Counts its lives: each handle is of one, and dead in the next.</summary>
    public int Version { get; private set; }

    /// <summary>Who sends it; null while it is in the pool.</summary>
    public IncomingRemote Remote { get; private set; } = null!;

    /// <summary>The next incomplete message of the same remote.</summary>
    public IncomingMessage? NextOfRemote { get; set; }

    /// <summary>What its newest segment says that all have in common.</summary>
    public SegmentHeader Header { get; private set; }

    public MessageCut Cut { get; private set; }

    /// <summary>When a segment of it arrived last.</summary>
    public long AdvancedTicks { get; set; }

    /// <summary>The newest round a segment of which has arrived.</summary>
    public byte Round { get; private set; }

    /// <summary>Whether an acknowledgement is to be sent at the end of the batch.</summary>
    public bool IsAsked { get; set; }

    /// <summary>How many different segments have arrived.</summary>
    public int ArrivedCount { get; private set; }

    /// <summary>The segment behind the last that has arrived.</summary>
    public int End { get; private set; }

    /// <summary>Where its only segment lies; none when it is spread over pages.</summary>
    public PayloadCell Cell { get; private set; }

    /// <summary>How many pages it has.</summary>
    public int PageCount { get; private set; }

    public bool IsLone => !Cell.IsNone;

    public bool IsComplete => ArrivedCount == Cut.Count;

    public bool IsReliable => (Header.Flags & SegmentFlags.Reliable) != 0;

    /// <summary>The bytes it takes of its remote's share.</summary>
    public long Bytes => IsLone ? PayloadSizes.BytesOf(PayloadSizes.ClassOf(Cell.Length)) : (long)PageCount * MessagePage.Capacity;

    /// <summary>Begins a message, or begins it again, cut otherwise. It has no memory yet.</summary>
    public void Begin(IncomingRemote remote, in SegmentHeader header, in MessageCut cut)
    {
        Remote = remote;
        Header = header;
        Cut = cut;
        Round = header.Round;
        ArrivedCount = 0;
        End = 0;
    }

    /// <summary>Whether a segment says of the message what the first did.</summary>
    public bool Says(in SegmentHeader header, in MessageCut cut) => header.Cut == Header.Cut && cut == Cut && HasFlagsOf(header);

    public bool HasFlagsOf(in SegmentHeader header) => ((header.Flags ^ Header.Flags) & SegmentFlags.Reliable) == 0;

    public void NoteRound(byte round)
    {
        if ((sbyte)(round - Round) > 0)
            Round = round;
    }

    /// <summary>Whether a segment has arrived.</summary>
    public bool Has(int index) =>
        IsLone ? index == _loneIndex : PageCount > 0 && _pages[index / _segmentsPerPage] is { } page && page.Has(index % _segmentsPerPage);

    /// <summary>Notes that its first segment lies in a cell.</summary>
    public void KeepLone(int index, PayloadCell cell)
    {
        Cell = cell;
        _loneIndex = index;
        Count(index);
    }

    /// <summary>Whether the page of a segment is there.</summary>
    public bool HasPageOf(int index) => !IsLone && PageCount > 0 && _pages[index / _segmentsPerPage] is not null;

    /// <summary>Gives it the page of a segment.</summary>
    public void AddPage(int index, MessagePage page)
    {
        _pages[index / _segmentsPerPage] = page;
        PageCount++;
    }

    /// <summary>Has it spread over pages from here on. Gives the cell that is not needed any more, and the segment that lies in it.</summary>
    public PayloadCell Spread(out int index)
    {
        _segmentsPerPage = MessagePage.SegmentsOf(Cut.SegmentBytes);
        int pages = (Cut.Count + _segmentsPerPage - 1) / _segmentsPerPage;
        if (_pages.Length < pages)
            _pages = new MessagePage?[pages];
        PayloadCell cell = Cell;
        Cell = default;
        index = _loneIndex;
        ArrivedCount = 0;
        return cell;
    }

    /// <summary>Puts a segment into its page, which must be there.</summary>
    public void Put(int index, ReadOnlySpan<byte> bytes)
    {
        _pages[index / _segmentsPerPage]!.Put(index % _segmentsPerPage, Cut.SegmentBytes, bytes);
        Count(index);
    }

    /// <summary>The whole message.</summary>
    public ReadOnlySequence<byte> ReadPayload(int version)
    {
        Check(version);
        if (IsLone)
            return new ReadOnlySequence<byte>(owner.ReadCell(Cell));
        MessagePage last = _pages[PageCount - 1]!;
        return new ReadOnlySequence<byte>(_pages[0]!, 0, last, last.Memory.Length);
    }

    /// <summary>Makes one sequence of its pages, once all are full.</summary>
    public void Link()
    {
        int pageBytes = _segmentsPerPage * Cut.SegmentBytes;
        MessagePage? next = null;
        for (int i = PageCount - 1; i >= 0; i--)
        {
            int offset = i * pageBytes;
            MessagePage page = _pages[i]!;
            page.Link(Math.Min(pageBytes, Cut.MessageBytes - offset), offset, next);
            next = page;
        }
    }

    /// <summary>Takes a page away from it; null when it has none any more.</summary>
    public MessagePage? TakePage(ref int from)
    {
        while (PageCount > 0)
        {
            ref MessagePage? place = ref _pages[from++];
            if (place is not { } page)
                continue;
            place = null;
            PageCount--;
            return page;
        }
        return null;
    }

    /// <summary>Ends the message's life, when it has no pages any more; gives its cell back, if it has one.</summary>
    public PayloadCell Close()
    {
        PayloadCell cell = Cell;
        Cell = default;
        IsAsked = false;
        Version++;
        return cell;
    }

    /// <summary>Throws when a handle is of a former life.</summary>
    public void Check(int version) => ObjectDisposedException.ThrowIf(Version != version, typeof(LargeMessage));

    /// <summary>Gives its memory back.</summary>
    public void Dispose(int version) => owner.Release(this, version);

    private void Count(int index)
    {
        ArrivedCount++;
        End = Math.Max(End, index + 1);
    }
}
