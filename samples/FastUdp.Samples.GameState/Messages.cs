using FastUdp.Messages;

namespace FastUdp.Samples.GameState;

/// <summary>A player asks to play: first without a token (0), then with the one it was challenged with.</summary>
[DatagramMessage(1)]
public readonly partial record struct Join(ulong Token);

/// <summary>
/// The server has a player show that it hears what is sent to its address. As long as a <see cref="Join"/>, so nobody can be
/// flooded with it.
/// </summary>
[DatagramMessage(2)]
public readonly partial record struct Challenge(ulong Token);

/// <summary>The player is in the game, as this number.</summary>
[DatagramMessage(3)]
public readonly partial record struct Welcome(ushort Player);

/// <summary>Where a player wants to go, in units a second. Also the sign that it is still there.</summary>
[DatagramMessage(4)]
public readonly partial record struct Move(
    [Quantized(-10, 10, 0.1, Clamps = true)] float X,
    [Quantized(-10, 10, 0.1, Clamps = true)] float Y);

/// <summary>A player goes.</summary>
[DatagramMessage(5)]
public readonly partial record struct Leave;

/// <summary>Where a player is, in six bytes.</summary>
[DatagramMessage]
public readonly partial record struct Place(
    ushort Player,
    [Quantized(0, World.Width, World.Width / 65_535.0, Clamps = true)] float X,
    [Quantized(0, World.Width, World.Width / 65_535.0, Clamps = true)] float Y);

/// <summary>The world at a tick, or the part of it whose turn it is: a thousand places would not fit a datagram.</summary>
[DatagramMessage(6)]
public readonly partial record struct State(uint Tick, [MaxLength(World.PlacesPerState)] List<Place> Places);
