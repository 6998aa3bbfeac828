namespace FastUdp.Benchmarks.Works;

/// <summary>.NET's own ways, as rows are named.</summary>
internal static class RivalNames
{
    public const string UdpClient = "udpclient";
    public const string SocketAsync = "socket-async";
    public const string SocketBlocking = "socket-blocking";
}
