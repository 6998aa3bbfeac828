using System.Net;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>A connected endpoint's sender, which flushes by itself when it is full.</summary>
internal sealed class EngineSendingEnd : ISendingEnd
{
    private const int Some = 1_024;

    private readonly UdpEndpoint _endpoint;
    private readonly DatagramSender _sender;
    private readonly SendForm _form;
    private readonly byte[] _payload;

    public EngineSendingEnd(OneWayPlan plan, int port, SendForm form, UdpEndpointOptions options)
    {
        _endpoint = UdpEndpoint.Connect(new IPEndPoint(plan.ConnectedAddress, port), options);
        _sender = _endpoint.CreateSender();
        _form = form;
        _payload = new byte[plan.SizeBytes];
    }

    public void SendSome(ref ulong next)
    {
        if (_form == SendForm.Place)
            SendPlaced(next);
        else
            SendCopied(next);
        next += Some;
    }

    public void Dispose()
    {
        _sender.Dispose();
        _endpoint.Dispose();
    }

    private void SendPlaced(ulong first)
    {
        DatagramSender sender = _sender;
        int length = _payload.Length;
        for (ulong number = first; number < first + Some; number++)
            Number.Write(sender.Reserve(length), number);
    }

    private void SendCopied(ulong first)
    {
        DatagramSender sender = _sender;
        Span<byte> payload = _payload;
        for (ulong number = first; number < first + Some; number++)
        {
            Number.Write(payload, number);
            sender.Send(payload);
        }
    }
}
