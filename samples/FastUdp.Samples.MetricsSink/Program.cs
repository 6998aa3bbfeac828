// A sink for metrics in the lines of statsd: many senders, a shard for each core, a table every interval.
//
//   dotnet run -c Release --project samples/FastUdp.Samples.MetricsSink -- [ADDRESS:PORT] [SECONDS]
//   printf 'requests:1|c\nlatency:12.5|ms\n' | nc -u -w 1 127.0.0.1 1060
using System.Globalization;
using System.Net;
using FastUdp;
using FastUdp.Samples.MetricsSink;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

await using var endpoint = ShardedEndpoint.Bind(IPEndPoint.Parse(args.ElementAtOrDefault(0) ?? "127.0.0.1:1060"));
Console.WriteLine($"Listening at {endpoint.LocalEndPoint}, {endpoint.Shards.Count} shards");
Aggregate[] shards = [.. endpoint.Shards.Select(_ => new Aggregate())];
Task receiving = endpoint.RunAsync(shard => shards[shard], stop.Token);

using var timer = new PeriodicTimer(TimeSpan.FromSeconds(double.Parse(args.ElementAtOrDefault(1) ?? "10", CultureInfo.InvariantCulture)));
using CancellationTokenRegistration end = stop.Token.Register(timer.Dispose);
while (!receiving.IsCompleted && await timer.WaitForNextTickAsync(CancellationToken.None))
    Print(shards);
await receiving;

static void Print(Aggregate[] shards)
{
    // A sender stays with one shard, but several senders may use one name.
    var all = new SortedDictionary<string, Metric>(StringComparer.Ordinal);
    foreach ((string name, Metric metric) in shards.SelectMany(shard => shard.Take()))
        all[name] = all.GetValueOrDefault(name).With(metric);
    Console.WriteLine($"{DateTime.Now:T}  {all.Count:N0} names, {shards.Sum(shard => shard.Refused):N0} lines refused so far");
    foreach ((string name, Metric metric) in all)
        Console.WriteLine($"  {name,-32} {metric}");
}
