using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Control;

/// <summary>A third party that sends back (RFC 862) or only receives (RFC 863), and says nothing else: all figures are the near end's.</summary>
/// <param name="peer">What it is.</param>
/// <param name="address">Where.</param>
internal sealed class PlainFarEnd(FarPeer peer, IPEndPoint address) : IFarEnd
{
    /// <summary>Asks once whether there is somebody.</summary>
    /// <param name="peer">What it is to be.</param>
    /// <param name="address">Where.</param>
    /// <param name="local">Where from; null lets the system choose.</param>
    /// <param name="time">What waiting is measured with.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CommandFailedException">Nobody listens there, or an echo server sends nothing back.</exception>
    public static async Task<PlainFarEnd> FindAsync(FarPeer peer, IPEndPoint address, IPEndPoint? local, TimeProvider time, CancellationToken stop)
    {
        await using var probe = new PlainProbe(address, local, time);
        await probe.AskAsync(peer == FarPeer.Echo, stop);
        return new PlainFarEnd(peer, address);
    }

    public string Description => peer == FarPeer.Echo ? $"an echo server at {address}" : $"a receiver at {address}";

    public AddressFamily Family => address.AddressFamily;

    public Task<IFarSession> OpenAsync(FarPlan plan, CancellationToken stop)
    {
        TrafficKind kind = peer == FarPeer.Echo ? TrafficKind.Echo : TrafficKind.OneWay;
        return plan.Kind == kind ? Task.FromResult<IFarSession>(new Session(address)) : throw new CommandFailedException(
            peer == FarPeer.Echo
                ? "--peer echo sends everything back, and what goes one way cannot be measured with it: it takes --peer fastudp or --peer discard"
                : "--peer discard sends nothing back, and what comes back cannot be measured with it: it takes --peer fastudp or --peer echo",
            ExitCodes.Usage);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session(IPEndPoint address) : IFarSession
    {
        public IPEndPoint Address => address;

        public long? Received => null;

        public Task BeginAsync(byte stream, CancellationToken stop) => Task.CompletedTask;

        public Task<FarFigures> EndAsync(long written, CancellationToken stop) => Task.FromResult(new FarFigures());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
