using System.Net;
using FastUdp.Demo.Chat.Room.Server;

namespace FastUdp.Demo.Chat.Room.Bots;

/// <summary>Brings bots into a room of this process and has them talk.</summary>
internal static class BotParty
{
    /// <param name="room">Where the room listens.</param>
    /// <param name="service">The room, for what it counts.</param>
    /// <param name="options">What they do.</param>
    /// <param name="duration">How long; null is until they are stopped.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="CommandFailedException">There can be no bots here; the line says why.</exception>
    public static async Task<BotReport> RunAsync(
        IPEndPoint room, RoomService service, BotOptions options, TimeSpan? duration, CancellationToken stop)
    {
        IPEndPoint reachable = BotAddresses.RoomFor(room);
        await using UdpEndpoint endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Any, 0), RoomEndpoints.ForBots());
        BotAddresses.Require(endpoint);
        using var crowd = new BotCrowd(endpoint, reachable, options, TimeProvider.System);
        Task receiving = endpoint.RunAsync(crowd, CancellationToken.None);
        BotReport report = await new BotRun(crowd, service, options, TimeProvider.System).RunAsync(duration, stop);
        await endpoint.StopAsync();
        await receiving;
        return report;
    }
}
