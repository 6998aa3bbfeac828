using FastUdp.Buffers;
using FastUdp.Transport;

namespace FastUdp.Impairment;

/// <summary>
/// Has every datagram of a batch pass the link.
/// <list type="number">
/// <item>What is due from before goes first.</item>
/// <item>What comes out at once is copied together into runs for the inner transmitter: the blocks it lies in are not
/// this one's to write to, and a gap would end a run.</item>
/// <item>What does not, lost or delayed, counts as sent, as if the kernel had taken it.</item>
/// <item>Copies without a delay go last.</item>
/// </list>
/// </summary>
internal sealed class ImpairedTransmitter : Transmitter
{
    private readonly ImpairedTransport _transport;
    private readonly Transmitter _inner;
    private readonly Block _block;
    private readonly RunCoalescer _coalescer;
    private long _withheld;
    private long _withheldBytes;

    /// <param name="transport">The transport this belongs to.</param>
    /// <param name="inner">What sends; owned from now on.</param>
    public ImpairedTransmitter(ImpairedTransport transport, Transmitter inner)
    {
        _transport = transport;
        _inner = inner;
        _block = MakeBlock();
        _coalescer = new RunCoalescer(_block);
    }

    public override void Transmit(ReadOnlySpan<SendRun> runs)
    {
        lock (_transport.SendingInOrder)
        {
            _transport.SendDue();
            foreach (ref readonly SendRun run in runs)
                Pass(run);
            Flush();
            _transport.SendDue();
        }
    }

    public override void Dispose()
    {
        _inner.Dispose();
        _block.Release();
    }

    // The endpoint's own blocks are counted out among its senders: this one is besides.
    private static Block MakeBlock()
    {
        var buffers = new EndpointBuffers(new BufferPlan(Block.LargeBytes, ReceiveBlocks: 0, SendBlocks: 1, SmallBlocks: 0, Scrambles: false));
        return buffers.Send.TryRent(out Block? block) ? block : throw new InvalidOperationException("A pool of one block has none.");
    }

    private void Pass(in SendRun run)
    {
        var traits = new DatagramTraits { Options = run.Options };
        ReadOnlySpan<byte> rest = run.Block.Bytes.AsSpan(run.Offset, run.Length);
        for (int left = run.DatagramCount; left > 0; left--)
        {
            ReadOnlySpan<byte> payload = rest[..Math.Min(run.Stride, rest.Length)];
            rest = rest[payload.Length..];
            Pass(run.Remote, payload, traits);
        }
    }

    private void Pass(in RemoteAddress remote, ReadOnlySpan<byte> payload, in DatagramTraits traits)
    {
        LinkVerdict verdict = _transport.Outgoing.Enter(remote, payload, traits);
        if (!verdict.IsAtOnce)
        {
            _withheld++;
            _withheldBytes += payload.Length;
            return;
        }
        Span<byte> place = Reserve(remote, payload.Length, traits.Options);
        payload.CopyTo(place);
        verdict.Corrupt(place);
    }

    private Span<byte> Reserve(in RemoteAddress remote, int length, in SendOptions options)
    {
        if (_coalescer.TryAppend(remote, length, options, out Span<byte> place))
            return place;
        while (!_coalescer.TryOpen(remote, length, options, out place))
            Flush();
        return place;
    }

    private void Flush()
    {
        _transport.SendCounters.AddSent(_withheld, _withheldBytes);
        _withheld = 0;
        _withheldBytes = 0;
        if (!_coalescer.IsEmpty)
            _inner.Transmit(_coalescer.Take());
    }
}
