using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>A far end in this process, on the loopback or an address of this machine.</summary>
/// <param name="address">Where it is bound; each session has a port of its own.</param>
/// <param name="time">What waiting is measured with.</param>
internal sealed class LocalFarEnd(IPAddress address, TimeProvider time) : IFarEnd
{
    public string Description => $"this process, at {address}";

    public AddressFamily Family => address.AddressFamily;

    public Task<IFarSession> OpenAsync(FarPlan plan, CancellationToken stop) =>
        Task.FromResult<IFarSession>(new Session(FarSession.Open(new IPEndPoint(address, 0), plan, sharesClock: true, time)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session(FarSession session) : IFarSession
    {
        public IPEndPoint Address => session.Address;

        public long? Received => session.Received;

        public Task BeginAsync(byte stream, CancellationToken stop)
        {
            session.Begin(stream);
            return Task.CompletedTask;
        }

        public Task<FarFigures> EndAsync(long written, CancellationToken stop) => session.EndAsync(written, stop);

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
