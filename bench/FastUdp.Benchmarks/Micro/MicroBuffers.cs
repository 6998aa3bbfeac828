using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Buffers;

namespace FastUdp.Benchmarks.Micro;

/// <summary>Blocks and runs without a socket.</summary>
internal static class MicroBuffers
{
    public static readonly RemoteAddress Remote = new(new IPEndPoint(IPAddress.Loopback, 1060));

    public static EndpointBuffers Make()
    {
        var options = new UdpEndpointOptions();
        return new EndpointBuffers(BufferPlan.For(options, options.ReceiveSlots));
    }

    /// <summary>A received run of numbered datagrams in a block of its own.</summary>
    public static ReceivedRun MakeRun(EndpointBuffers buffers, int stride, int datagrams)
    {
        buffers.Receive.TryRent(out Block? block);
        for (int i = 0; i < datagrams; i++)
            Number.Write(block!.Bytes.AsSpan(i * stride), (ulong)i);
        return new ReceivedRun { Block = block, Remote = Remote, Length = stride * datagrams, Stride = stride };
    }
}
