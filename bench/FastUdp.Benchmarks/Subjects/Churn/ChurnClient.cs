using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Echo;

namespace FastUdp.Benchmarks.Subjects.Churn;

/// <summary>A client with a short life. Its leases, if it takes any, outlive its endpoint.</summary>
internal sealed class ChurnClient : IAsyncDisposable
{
    private const int Window = 256;
    private const int KeptLeases = 16;
    private const int LeaseInterval = 16;

    private readonly UdpEndpoint _endpoint;
    private readonly byte[] _kick;
    private readonly State _state;
    private readonly Task _running;
    private long _lastTotal = -1;

    public ChurnClient(IPEndPoint server, int sizeBytes, bool leases, UdpEndpointOptions options)
    {
        _endpoint = UdpEndpoint.Connect(server, options);
        _kick = KickPayload.Make(sizeBytes);
        _state = new State(new LeaseShelf(leases ? KeptLeases : 0, LeaseInterval));
        _running = _endpoint.RunAsync(new Handler(_state, sizeBytes));
    }

    public long Echoes => _state.Echoes.Total;

    /// <summary>Starts it, and starts it again when nothing has come back since the last call.</summary>
    public void KickIfSilent()
    {
        long total = Echoes;
        if (total == _lastTotal || _lastTotal < 0)
            _endpoint.TrySend(_kick);
        _lastTotal = total;
    }

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        await _running;
        _state.Shelf.Dispose();
    }

    private sealed class State(LeaseShelf shelf)
    {
        private EchoWindow _echoes = new(Window, latencies: null);

        public ref EchoWindow Echoes => ref _echoes;

        public LeaseShelf Shelf { get; } = shelf;
    }

    private readonly struct Handler(State state, int sizeBytes) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            EchoWindow echoes = state.Echoes;
            foreach (Datagram datagram in batch)
                echoes.Take(Number.Read(datagram.Payload));
            state.Shelf.Offer(batch);
            while (echoes.TryNext(out ulong number))
                Number.Write(sender.Reserve(sizeBytes), number);
            state.Echoes = echoes;
        }
    }
}
