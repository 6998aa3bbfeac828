using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Subjects.Metadata;

/// <summary>A connected endpoint's sender, each of whose datagrams has options of its own: the same, as within one flow.</summary>
internal sealed class OptionsSendingEnd : ISendingEnd
{
    private const int Some = 1_024;

    private static readonly SendOptions Options = new()
    {
        Source = new LocalAddress(IPAddress.Loopback),
        Ecn = EcnCodepoint.Capable0,
        Dscp = 46,
        HopLimit = 32,
    };

    private readonly UdpEndpoint _endpoint;
    private readonly DatagramSender _sender;
    private readonly RemoteAddress _remote;
    private readonly int _sizeBytes;

    public OptionsSendingEnd(OneWayPlan plan, int port, UdpEndpointOptions options)
    {
        var remote = new IPEndPoint(IPAddress.Loopback, port);
        _endpoint = UdpEndpoint.Connect(remote, options);
        _sender = _endpoint.CreateSender();
        _remote = remote;
        _sizeBytes = plan.SizeBytes;
    }

    public void SendSome(ref ulong next)
    {
        for (ulong end = next + Some; next < end; next++)
            Number.Write(_sender.Reserve(_remote, _sizeBytes, Options), next);
    }

    public void Dispose()
    {
        _sender.Dispose();
        _endpoint.Dispose();
    }
}
