using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Tests.Bench.Ends;

/// <summary>A far end on the loopback whose receive loop stands still once, by the clock, after so many datagrams.</summary>
internal sealed class StallingFarEnd(TimeSpan stall, int afterDatagrams) : IFarEnd
{
    private readonly TimeSpan _stall = stall;
    private readonly int _afterDatagrams = afterDatagrams;
    private long _began;
    private long _stalled;

    /// <summary>How long after the beginning of the trial it stood still; null if it did not.</summary>
    public TimeSpan? StalledAfter => Volatile.Read(ref _stalled) is > 0 and long at ? Stopwatch.GetElapsedTime(_began, at) : null;

    public string Description => "a far end that stands still once";

    public AddressFamily Family => AddressFamily.InterNetwork;

    public Task<IFarSession> OpenAsync(FarPlan plan, CancellationToken stop) => Task.FromResult<IFarSession>(new Session(plan, this));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session : IFarSession, IDatagramHandler
    {
        private readonly StallingFarEnd _end;
        private readonly UdpEndpoint _endpoint;
        private readonly CountingEnd? _counting;
        private int _datagrams;

        public Session(FarPlan plan, StallingFarEnd end)
        {
            _end = end;
            _counting = plan.Kind == TrafficKind.OneWay ? new CountingEnd(plan.DatagramBytes, sharesClock: true) : null;
            _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), plan.Setting.FarOptions());
            _ = _endpoint.RunAsync(this);
        }

        public IPEndPoint Address => _endpoint.LocalEndPoint;

        public long? Received => _counting?.Received;

        public Task BeginAsync(byte stream, CancellationToken stop)
        {
            _counting?.Begin(stream);
            _end._began = Stopwatch.GetTimestamp();
            return Task.CompletedTask;
        }

        public async Task<FarFigures> EndAsync(long written, CancellationToken stop)
        {
            if (_counting is null)
                return new FarFigures();
            await Drain.AwaitAsync(() => _counting.Received, written, TimeProvider.System, stop);
            return new FarFigures { Received = _counting.End(written) };
        }

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            _datagrams += batch.Count;
            if (_datagrams >= _end._afterDatagrams && _end._stalled == 0)
                StandStill();
            if (_counting is null)
                sender.SendBack(batch);
            else
                _counting.OnBatch(batch, sender);
        }

        public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

        private void StandStill()
        {
            long since = Stopwatch.GetTimestamp();
            Volatile.Write(ref _end._stalled, since);
            while (Stopwatch.GetElapsedTime(since) < _end._stall)
                Thread.SpinWait(100);
        }
    }
}
