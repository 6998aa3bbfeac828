using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Load;

/// <summary>
/// Keeps a server busy that answers a share of what it is asked: lives on its endpoint's receive loop, where each answer makes room for as many new
/// datagrams as it takes for one. Chance may empty the line all the same, so a second thread fills it again when nothing has come for a millisecond.
/// </summary>
/// <param name="host">Where it runs.</param>
/// <param name="server">Whom it asks.</param>
/// <param name="sizeBytes">The length of each datagram.</param>
/// <param name="drop">The share that the server leaves unanswered on purpose.</param>
/// <param name="options">The endpoint's.</param>
internal sealed class FloodClient(Host host, IPEndPoint server, int sizeBytes, double drop, UdpEndpointOptions options) : IAsyncDisposable
{
    // Enough that chance rarely empties the line, and less than a receive buffer holds.
    private const int InFlight = 2_000;

    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(1);

    private readonly UdpEndpoint _endpoint = host.Open(() => UdpEndpoint.Connect(server, host.Place(options)));

    /// <summary>How many the kernel took; read from any thread, at no cost.</summary>
    public long Sent => _endpoint.Statistics.DatagramsSent;

    /// <summary>How many answers have come.</summary>
    public long Received => _endpoint.Statistics.DatagramsReceived;

    public Task Receive() => _endpoint.RunAsync(new Refill(sizeBytes, 1 / (1 - drop)));

    /// <summary>Runs what fills the line, on a thread of its own on the host's core.</summary>
    public Task Start(CancellationToken stop) => EndTask.OnThread("bench flood", () => FillUntil(stop), host.Core);

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private void FillUntil(CancellationToken stop)
    {
        using DatagramSender sender = _endpoint.CreateSender();
        for (long seen = -1; !stop.IsCancellationRequested; Thread.Sleep(Silence))
        {
            long received = Received;
            if (received == seen || seen < 0)
                Fill(sender);
            seen = received;
        }
    }

    private void Fill(DatagramSender sender)
    {
        for (ulong number = 0; number < InFlight; number++)
            Number.Write(sender.Reserve(sizeBytes), number);
        sender.Flush();
    }

    private sealed class Refill(int sizeBytes, double perAnswer) : IDatagramHandler
    {
        private double _room;
        private ulong _next;
        private ulong _sum;

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            ulong sum = _sum;
            foreach (Datagram datagram in batch)
                sum += Number.Read(datagram.Payload);
            _sum = sum;

            _room += batch.Count * perAnswer;
            for (; _room >= 1; _room--)
                Number.Write(sender.Reserve(sizeBytes), _next++);
        }
    }
}
