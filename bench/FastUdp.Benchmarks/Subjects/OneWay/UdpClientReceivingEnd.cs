using System.Net;
using System.Net.Sockets;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>What most .NET programs do: <see cref="UdpClient.ReceiveAsync()"/> in a loop.</summary>
internal sealed class UdpClientReceivingEnd : IReceivingEnd
{
    private readonly UdpClient _client;
    private volatile bool _isClosed;

    public UdpClientReceivingEnd(OneWayPlan plan)
    {
        _client = new UdpClient(AddressFamily.InterNetwork);
        BenchSocket.Prepare(_client.Client);
        _client.Client.Bind(new IPEndPoint(plan.LocalAddress, 0));
    }

    public int Port => BenchSocket.Port(_client.Client);

    public Task Start(ReceiverTally tally) => Task.Run(() => EndTask.UntilClosed(() => ReceiveAsync(tally), () => _isClosed));

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReceiveAsync(ReceiverTally tally)
    {
        do
        {
            UdpReceiveResult received = await _client.ReceiveAsync();
            tally.Sequence.Take(Number.Read(received.Buffer));
        }
        while (!tally.EndBatch());
    }
}
