using System.Net;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Subjects.Typed;

/// <summary><see cref="EngineSendingEnd"/> with messages instead of bytes.</summary>
internal sealed class TypedSendingEnd : ISendingEnd
{
    private const int Some = 1_024;

    private readonly UdpEndpoint _endpoint;
    private readonly DatagramSender _sender;

    public TypedSendingEnd(int port, UdpEndpointOptions options)
    {
        _endpoint = UdpEndpoint.Connect(new IPEndPoint(IPAddress.Loopback, port), options);
        _sender = _endpoint.CreateSender();
    }

    public void SendSome(ref ulong next)
    {
        DatagramSender sender = _sender;
        for (ulong number = next; number < next + Some; number++)
            sender.Send(Sample.Of(number));
        next += Some;
    }

    public void Dispose()
    {
        _sender.Dispose();
        _endpoint.Dispose();
    }
}
