// Game state at 60 ticks a second to 1,000 players: typed messages, a world that a clock paces, a state that is written once for all.
//
//   dotnet run -c Release --project samples/FastUdp.Samples.GameState -- [ADDRESS:PORT] [BOTS]
using System.Globalization;
using System.Net;
using FastUdp;
using FastUdp.Samples.GameState;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

await using var endpoint = UdpEndpoint.Bind(IPEndPoint.Parse(args.ElementAtOrDefault(0) ?? "127.0.0.1:1060"));
Console.WriteLine($"Listening at {endpoint.LocalEndPoint}");
var game = new GameServer();
var loop = new TickLoop(game, endpoint);
Bot[] bots = new Bot[int.Parse(args.ElementAtOrDefault(1) ?? "1000", CultureInfo.InvariantCulture)];
for (int bot = 0; bot < bots.Length; bot++)
    bots[bot] = new Bot(endpoint.LocalEndPoint);

// Whichever ends first, because it was stopped or because it failed, ends all.
Task[] running = [endpoint.RunAsync(game, stop.Token), loop.RunAsync(stop.Token), ReportAsync(), .. bots.Select(bot => bot.PlayAsync(stop.Token))];
await Task.WhenAny(running);
await stop.CancelAsync();
await Task.WhenAll(running);
foreach (Bot bot in bots)
    await bot.DisposeAsync();

async Task ReportAsync()
{
    using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
    using CancellationTokenRegistration end = stop.Token.Register(timer.Dispose);
    for (long ticks = 0, sent = 0; await timer.WaitForNextTickAsync(CancellationToken.None);)
    {
        (long ticksBefore, long sentBefore) = (ticks, sent);
        (ticks, sent) = (loop.Ticks, endpoint.Statistics.DatagramsSent);
        Console.WriteLine(
            $"{ticks - ticksBefore} ticks, {loop.Late} late in all; {game.Players:N0} players, {sent - sentBefore:N0} datagrams; " +
            $"the bots have got {bots.Sum(bot => bot.States):N0}");
    }
}
