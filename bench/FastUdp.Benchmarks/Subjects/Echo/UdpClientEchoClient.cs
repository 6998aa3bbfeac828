using System.Net;
using System.Net.Sockets;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>A connected <see cref="UdpClient"/>: awaits a reply, sends what it makes room for.</summary>
internal sealed class UdpClientEchoClient : IEchoClient
{
    private readonly UdpClient _client = new(AddressFamily.InterNetwork);
    private readonly byte[] _payload;
    private readonly byte[] _kick;
    private volatile bool _isClosed;

    public UdpClientEchoClient(IPEndPoint server, int sizeBytes)
    {
        BenchSocket.Prepare(_client.Client);
        _client.Connect(server);
        _payload = new byte[sizeBytes];
        _kick = KickPayload.Make(sizeBytes);
    }

    public Task Start(EchoTally tally) => Task.Run(() => EndTask.UntilClosed(() => AskAsync(tally), () => _isClosed));

    public void Kick() => _client.Send(_kick);

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AskAsync(EchoTally tally)
    {
        do
        {
            UdpReceiveResult reply = await _client.ReceiveAsync();
            tally.Echoes.Take(Number.Read(reply.Buffer));
            while (tally.Echoes.TryNext(out ulong number))
            {
                Number.Write(_payload, number);
                _client.Send(_payload);
            }
        }
        while (!tally.EndBatch());
    }
}
