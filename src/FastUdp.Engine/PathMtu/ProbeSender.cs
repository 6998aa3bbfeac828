using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FastUdp.PathMtu;

/// <summary>Writes probes and sends them. Used by one thread at a time.</summary>
internal sealed class ProbeSender(UdpEndpoint endpoint, int maxPayloadBytes)
{
    // Zeros, but for the first bytes.
    private readonly byte[] _bytes = new byte[maxPayloadBytes];

    /// <summary>64 bits that nobody can guess.</summary>
    public static ulong NewNonce()
    {
        ulong nonce = 0;
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(new Span<ulong>(ref nonce)));
        return nonce;
    }

    /// <summary>Tells a search, and counts, what became of its probe. One that cannot reach anybody is as good as lost.</summary>
    public static void Report(PathMtuSearch search, TimeSpan now, int payloadBytes, in SendResult result, PathMtuCounters counters)
    {
        if (result.IsSent)
        {
            counters.ProbesSent++;
        }
        else if (result.Status == SendStatus.TooLong)
        {
            counters.ProbesRefused++;
            search.OnProbeRefused(now, payloadBytes, result.PathMtu);
        }
        else if (result.Status is SendStatus.WouldBlock or SendStatus.NoBuffers)
        {
            search.OnProbeNotSent();
        }
    }

    /// <summary>Sends a probe.</summary>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public SendResult Send(in RemoteAddress remote, ulong nonce, int payloadBytes)
    {
        PathMtuProbe.TryWrite(new PathMtuProbe(nonce, (ushort)payloadBytes), _bytes, out _, out _);
        SendResult result = endpoint.TrySend(remote, _bytes.AsSpan(0, payloadBytes));

        // News of an earlier datagram (udp(7)): this one has not been tried yet.
        return result.Status == SendStatus.Refused ? endpoint.TrySend(remote, _bytes.AsSpan(0, payloadBytes)) : result;
    }
}
