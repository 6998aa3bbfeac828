using System.Net;
using FastUdp.Demo.Tests.EndToEnd;
using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Dissector.Support;

/// <summary>Two endpoints: what one sends typed, the other receives as bytes.</summary>
internal sealed class Passage : IAsyncDisposable
{
    private readonly UdpEndpoint _receiver = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly UdpEndpoint _sender;
    private readonly IAsyncEnumerator<DatagramLease> _arrivals;

    public Passage()
    {
        _sender = UdpEndpoint.Connect(_receiver.LocalEndPoint);
        _arrivals = _receiver.ReadAllAsync().GetAsyncEnumerator();
    }

    public int Port => _receiver.LocalEndPoint.Port;

    public async Task<byte[]> CarryAsync<T>(T message)
        where T : IDatagramMessage<T>
    {
        Assert.Equal(SendStatus.Sent, _sender.TrySend(message).Status);
        Assert.True(await _arrivals.MoveNextAsync().AsTask().WaitAsync(RunningProgram.Patience));
        using DatagramLease lease = _arrivals.Current;
        return lease.Payload.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _arrivals.DisposeAsync();
        await _sender.DisposeAsync();
    }
}
