using System.Runtime.InteropServices;
using FastUdp.Transport;

namespace FastUdp.Pacing;

/// <summary>
/// Hands runs on at the endpoint's rate: cut and gathered into portions, each of which waits for its tokens and leaves as one.
/// </summary>
internal sealed class PacedTransmitter : Transmitter
{
    private readonly Pacer _pacer;
    private readonly Transmitter _inner;
    private readonly int _portionBytes;
    private readonly List<SendRun> _portion = [];
    private int _bytes;

    /// <param name="pacer">The rate, shared with the endpoint's other senders.</param>
    /// <param name="inner">What sends; owned from now on.</param>
    /// <param name="portionBytes">How much may leave as one, headers included; a single longer datagram may too.</param>
    public PacedTransmitter(Pacer pacer, Transmitter inner, int portionBytes)
    {
        _pacer = pacer;
        _inner = inner;
        _portionBytes = portionBytes;
    }

    public override void Transmit(ReadOnlySpan<SendRun> runs)
    {
        try
        {
            foreach (ref readonly SendRun run in runs)
                Add(run);
            Release();
        }
        finally
        {
            Clear();
        }
    }

    public override void Dispose() => _inner.Dispose();

    private void Add(in SendRun run)
    {
        int headers = PacketBytes.HeadersTo(run.Remote);
        int offset = 0;
        do
        {
            if (CountFitting(run.Stride + headers) == 0)
                Release();
            int count = CountFitting(run.Stride + headers);
            SendRun part = run;
            part.Offset += offset;
            part.Length = (int)Math.Min((long)count * run.Stride, run.Length - offset);
            _portion.Add(part);
            _bytes += part.Length + (part.DatagramCount * headers);
            offset += part.Length;
        }
        while (offset < run.Length);
    }

    private int CountFitting(int datagramBytes) => Math.Max((_portionBytes - _bytes) / datagramBytes, _portion.Count == 0 ? 1 : 0);

    private void Release()
    {
        if (_portion.Count == 0)
            return;
        _pacer.Take(_bytes);
        _inner.Transmit(CollectionsMarshal.AsSpan(_portion));
        Clear();
    }

    private void Clear()
    {
        _portion.Clear();
        _bytes = 0;
    }
}
