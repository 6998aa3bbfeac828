using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Subjects.Large;

/// <summary>Sends each message as one datagram, which the kernel fragments.</summary>
internal sealed class FragmentedSendingEnd(OneWayPlan plan, int port, UdpEndpointOptions options) : ISendingEnd
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Connect(new IPEndPoint(IPAddress.Loopback, port), options);
    private readonly byte[] _message = new byte[plan.SizeBytes];
    private DatagramSender? _sender;

    public void SendSome(ref ulong next)
    {
        _sender ??= _endpoint.CreateSender();
        Number.Write(_message, next++);
        _sender.Send(_message);
        _sender.Flush();
    }

    public void Dispose()
    {
        _sender?.Dispose();
        _endpoint.Dispose();
    }
}
