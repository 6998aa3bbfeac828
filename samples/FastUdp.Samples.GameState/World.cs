using System.Numerics;

namespace FastUdp.Samples.GameState;

/// <summary>
/// The players, where they are, and when they were last heard of, in ticks. Has no clock and no socket, and allocates nothing once
/// everybody is in. Not safe from two threads.
/// </summary>
public sealed class World
{
    public const int MaxPlayers = 1_000;
    public const int TicksPerSecond = 60;
    public const int MaxSilentTicks = 5 * TicksPerSecond;
    public const int PlacesPerState = 64;
    public const float Width = 1_000;

    private readonly Dictionary<RemoteAddress, ushort> _numbers = new(MaxPlayers);
    private readonly Player[] _players = new Player[MaxPlayers];
    private readonly List<Place> _places = new(PlacesPerState);
    private uint _tick;

    public int Players => _numbers.Count;

    public Dictionary<RemoteAddress, ushort>.KeyCollection Addresses => _numbers.Keys;

    /// <summary>Lets a player in, who may be in already. False when there is no room for another.</summary>
    public bool TryJoin(in RemoteAddress address, out ushort number)
    {
        if (_numbers.TryGetValue(address, out number))
            return true;
        if (_numbers.Count == MaxPlayers)
            return false;
        number = (ushort)Array.FindIndex(_players, static player => !player.IsIn);
        _numbers.Add(address, number);
        _players[number] = new Player { IsIn = true, Address = address, Position = new Vector2(Width / 2), LastHeard = _tick };
        return true;
    }

    public void Move(in RemoteAddress address, Vector2 velocity)
    {
        if (_numbers.TryGetValue(address, out ushort number))
            _players[number] = _players[number] with { Velocity = velocity, LastHeard = _tick };
    }

    public void Remove(in RemoteAddress address)
    {
        if (_numbers.Remove(address, out ushort number))
            _players[number] = default;
    }

    /// <summary>Moves everybody by one tick, and lets go who has been silent too long.</summary>
    public void Step()
    {
        _tick++;
        foreach (ref Player player in _players.AsSpan())
        {
            if (player.IsIn && _tick - player.LastHeard > MaxSilentTicks)
                Remove(player.Address);
            player.Position = Vector2.Clamp(player.Position + (player.Velocity / TicksPerSecond), Vector2.Zero, new Vector2(Width));
        }
    }

    /// <summary>The part of the world whose turn it is. Its list is the world's own, valid until the next look.</summary>
    public State Look()
    {
        const int Parts = (MaxPlayers + PlacesPerState - 1) / PlacesPerState;
        int first = (int)(_tick % Parts) * PlacesPerState;
        _places.Clear();
        for (int number = first; number < Math.Min(first + PlacesPerState, MaxPlayers); number++)
        {
            if (_players[number] is { IsIn: true, Position: var position })
                _places.Add(new Place((ushort)number, position.X, position.Y));
        }
        return new State(_tick, _places);
    }

    private record struct Player(bool IsIn, RemoteAddress Address, Vector2 Position, Vector2 Velocity, uint LastHeard);
}
