using System.Net;
using System.Net.Sockets;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>A raw socket: <c>Send</c> when there is one remote, otherwise <c>SendTo</c> with a <see cref="SocketAddress"/>.</summary>
internal sealed class SocketSendingEnd : ISendingEnd
{
    private const int Some = 64;

    private readonly Socket _socket = BenchSocket.Open();
    private readonly SocketAddress[] _remotes;
    private readonly byte[] _payload;

    public SocketSendingEnd(OneWayPlan plan, int port)
    {
        _payload = new byte[plan.SizeBytes];
        IPEndPoint[] destinations = plan.Destinations(port);
        _remotes = Array.ConvertAll(destinations, static end => end.Serialize());
        if (destinations.Length == 1)
            _socket.Connect(destinations[0]);
    }

    public void SendSome(ref ulong next)
    {
        for (int i = 0; i < Some; i++, next++)
        {
            Number.Write(_payload, next);
            if (_remotes.Length == 1)
                _socket.Send(_payload, SocketFlags.None);
            else
                _socket.SendTo(_payload, SocketFlags.None, _remotes[next % (ulong)_remotes.Length]);
        }
    }

    public void Dispose() => _socket.Dispose();
}
