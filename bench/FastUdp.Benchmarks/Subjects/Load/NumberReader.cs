using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Load;

/// <summary>Reads the first bytes of every datagram, as who receives it does; the endpoint counts them.</summary>
internal sealed class NumberReader : IDatagramHandler
{
    private ulong _sum;

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        ulong sum = _sum;
        foreach (Datagram datagram in batch)
            sum += Number.Read(datagram.Payload);
        _sum = sum;
    }
}
