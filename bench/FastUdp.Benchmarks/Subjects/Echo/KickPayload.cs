using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>The datagram whose echo starts a client.</summary>
internal static class KickPayload
{
    public static byte[] Make(int sizeBytes)
    {
        var payload = new byte[sizeBytes];
        Number.Write(payload, EchoWindow.Kick);
        return payload;
    }
}
