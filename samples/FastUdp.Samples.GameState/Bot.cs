using System.Net;
using FastUdp.Messages;

namespace FastUdp.Samples.GameState;

/// <summary>A player for want of a person: joins, moves about, and counts the states it gets.</summary>
[DatagramDispatcher]
public sealed partial class Bot(IPEndPoint server) : IAsyncDisposable
{
    // A thousand of them fit one process: small blocks, the system's own buffers, and the thread pool instead of a thread each.
    private static readonly UdpEndpointOptions Small = new()
    {
        Backend = UdpBackend.Portable,
        MaxDatagramBytes = State.MaxWireSize,
        ReceiveBufferBytes = 0,
        SendBufferBytes = 0,
        LeasedBlocks = 0,
        MaxSenders = 0,
    };

    private readonly UdpEndpoint _endpoint = UdpEndpoint.Connect(server, Small);
    private ulong _token;
    private bool _isIn;
    private long _states;

    /// <summary>The states that came. Any thread.</summary>
    public long States => Interlocked.Read(ref _states);

    /// <summary>Plays until stopped; asks again every half second until it is let in.</summary>
    public async Task PlayAsync(CancellationToken stop)
    {
        Task receiving = _endpoint.RunAsync(this, stop);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
        using CancellationTokenRegistration end = stop.Register(timer.Dispose);
        do
        {
            if (_isIn)
                _endpoint.TrySend(new Move(Random.Shared.Next(-10, 11), Random.Shared.Next(-10, 11)));
            else
                _endpoint.TrySend(new Join(_token));
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None));
        _endpoint.TrySend(new Leave());
        await receiving;
    }

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    [Handles]
    private void OnChallenge(in Challenge challenge, in DatagramContext context) => context.Reply(new Join(_token = challenge.Token));

    [Handles]
    private void OnWelcome(in Welcome welcome) => _isIn = true;

    [Handles]
    private void OnState(in State state) => Interlocked.Increment(ref _states);
}
