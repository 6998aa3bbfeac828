using System.Net;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>Sends each datagram to another remote than the one before: nothing coalesces.</summary>
internal sealed class EngineScatteringEnd : ISendingEnd
{
    private readonly UdpEndpoint _endpoint;
    private readonly DatagramSender _sender;
    private readonly SendForm _form;
    private readonly byte[] _payload;
    private readonly RemoteAddress[] _remotes;

    public EngineScatteringEnd(OneWayPlan plan, int port, SendForm form, UdpEndpointOptions options)
    {
        _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Any, 0), options);
        _sender = _endpoint.CreateSender();
        _form = form;
        _payload = new byte[plan.SizeBytes];
        _remotes = Array.ConvertAll(plan.Destinations(port), static end => new RemoteAddress(end));
    }

    public void SendSome(ref ulong next)
    {
        if (_form == SendForm.Place)
            SendPlaced(next);
        else
            SendCopied(next);
        next += (ulong)_remotes.Length;
    }

    public void Dispose()
    {
        _sender.Dispose();
        _endpoint.Dispose();
    }

    private void SendPlaced(ulong number)
    {
        foreach (ref readonly RemoteAddress remote in _remotes.AsSpan())
            Number.Write(_sender.Reserve(remote, _payload.Length), number++);
    }

    private void SendCopied(ulong number)
    {
        foreach (ref readonly RemoteAddress remote in _remotes.AsSpan())
        {
            Number.Write(_payload, number++);
            _sender.Send(remote, _payload);
        }
    }
}
