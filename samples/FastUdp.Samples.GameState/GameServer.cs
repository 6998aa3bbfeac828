using System.Numerics;
using FastUdp.Messages;

namespace FastUdp.Samples.GameState;

/// <summary>
/// The server: what players say comes in on the receive loop, the state goes out from the thread that ticks. Between the two stands one
/// lock, held while the world changes and never while anything is sent.
/// </summary>
[DatagramDispatcher]
public sealed partial class GameServer
{
    private readonly AddressProof _proof = new(lifetime: TimeSpan.FromMinutes(1));
    private readonly Lock _lock = new();
    private readonly World _world = new();
    private readonly RemoteAddress[] _audience = new RemoteAddress[World.MaxPlayers];
    private readonly byte[] _state = new byte[State.MaxWireSize];

    /// <summary>How many play. Any thread.</summary>
    public int Players
    {
        get
        {
            lock (_lock)
                return _world.Players;
        }
    }

    /// <summary>Steps the world, writes its state once, and sends that to everybody. Always from the same thread.</summary>
    public void Tick(DatagramSender sender)
    {
        int players, length;
        lock (_lock)
        {
            _world.Step();
            State.TryWrite(_world.Look(), _state, out length, out _);
            players = _world.Players;
            _world.Addresses.CopyTo(_audience, 0);
        }
        foreach (RemoteAddress player in _audience.AsSpan(0, players))
            sender.Send(player, _state.AsSpan(0, length));
        sender.Flush();
    }

    // Whoever joins is sent sixty datagrams a second, so nobody joins at an address that is not theirs.
    [Handles]
    private void OnJoin(in Join join, in DatagramContext context)
    {
        if (!_proof.IsProven(context.Remote, join.Token))
        {
            context.Reply(new Challenge(_proof.TokenFor(context.Remote)));
            return;
        }
        lock (_lock)
        {
            if (_world.TryJoin(context.Remote, out ushort player))
                context.Reply(new Welcome(player));
        }
    }

    [Handles]
    private void OnMove(in Move move, in DatagramContext context)
    {
        lock (_lock)
            _world.Move(context.Remote, new Vector2(move.X, move.Y));
    }

    [Handles]
    private void OnLeave(in Leave leave, in DatagramContext context)
    {
        lock (_lock)
            _world.Remove(context.Remote);
    }
}
