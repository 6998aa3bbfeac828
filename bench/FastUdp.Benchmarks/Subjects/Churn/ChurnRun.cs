using System.Diagnostics;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Benchmarks.Subjects.Churn;

/// <summary>
/// One server at full load; every tick a client comes, and once there are enough the oldest goes. Every other client
/// takes leases. The first while is not sampled: the heap grows to its working size then, whatever leaks or does not.
/// </summary>
internal sealed class ChurnRun(UdpEndpointOptions options, int sizeBytes)
{
    private const int LivingClients = 4;
    private const int WarmUpShare = 6;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly Queue<ChurnClient> _clients = new();
    private int _made;
    private long _echoesOfTheGone;

    public List<long> WorkingSets { get; } = [];

    private long Echoes => _echoesOfTheGone + _clients.Sum(static client => client.Echoes);

    public async Task<(Measurement Measured, ChurnResult Result)> RunAsync(TimeSpan duration)
    {
        await using var server = new ChurnServer(options);
        server.Start();
        await LoadAsync(server, duration / WarmUpShare);
        WorkingSets.Clear();
        AllocationMeter before = AllocationMeter.Sample(Echoes);
        double seconds = await LoadAsync(server, duration);
        AllocationMeter after = AllocationMeter.Sample(Echoes);
        while (_clients.Count > 0)
            await RemoveOldestAsync();
        Allocation allocation = before.Until(after);

        int idle = server.Statistics.BlocksRented;
        await server.StopAsync();
        int stopped = server.Statistics.BlocksRented;
        var measured = new Measurement(sizeBytes, allocation.Datagrams, seconds, Lost: 0, allocation);
        return (measured, new ChurnResult(_made, Third(first: true), Third(first: false), idle, stopped));
    }

    private async Task<double> LoadAsync(ChurnServer server, TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan tick = duration / 4 < Tick ? duration / 4 : Tick;
        using var timer = new PeriodicTimer(tick);
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            Add(server);
            foreach (ChurnClient client in _clients)
                client.KickIfSilent();
            await timer.WaitForNextTickAsync();
            if (_clients.Count >= LivingClients)
                await RemoveOldestAsync();
            WorkingSets.Add(Environment.WorkingSet);
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private void Add(ChurnServer server) =>
        _clients.Enqueue(new ChurnClient(server.Address, sizeBytes, leases: _made++ % 2 == 0, options));

    private async Task RemoveOldestAsync()
    {
        ChurnClient oldest = _clients.Dequeue();
        await oldest.DisposeAsync();
        _echoesOfTheGone += oldest.Echoes;
    }

    private long Third(bool first)
    {
        int third = Math.Max(WorkingSets.Count / 3, 1);
        IEnumerable<long> samples = first ? WorkingSets.Take(third) : WorkingSets.TakeLast(third);
        return (long)Medians.Median(samples.Select(static bytes => (double)bytes))!.Value;
    }
}
