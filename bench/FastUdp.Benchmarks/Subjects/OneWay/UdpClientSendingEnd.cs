using System.Net;
using System.Net.Sockets;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>A <see cref="UdpClient"/>, connected when there is one remote.</summary>
internal sealed class UdpClientSendingEnd : ISendingEnd
{
    private const int Some = 64;

    private readonly UdpClient _client = new(AddressFamily.InterNetwork);
    private readonly IPEndPoint[] _remotes;
    private readonly byte[] _payload;

    public UdpClientSendingEnd(OneWayPlan plan, int port)
    {
        BenchSocket.Prepare(_client.Client);
        _payload = new byte[plan.SizeBytes];
        _remotes = plan.Destinations(port);
        if (_remotes.Length == 1)
            _client.Connect(_remotes[0]);
    }

    public void SendSome(ref ulong next)
    {
        for (int i = 0; i < Some; i++, next++)
        {
            Number.Write(_payload, next);
            if (_remotes.Length == 1)
                _client.Send(_payload);
            else
                _client.Send(_payload, _remotes[next % (ulong)_remotes.Length]);
        }
    }

    public void Dispose() => _client.Dispose();
}
