using System.Net;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>What the ends of a one-way run are to do.</summary>
/// <param name="SizeBytes">The payload of each datagram.</param>
/// <param name="Remotes">
/// How many addresses to send to in turn: 127.0.0.1, 127.0.0.2 and so on, all of them the receiver's. With one the
/// sender is connected.
/// </param>
internal sealed record OneWayPlan(int SizeBytes, int Remotes)
{
    /// <summary>What the receiver binds to.</summary>
    public IPAddress LocalAddress { get; init; } = Remotes == 1 ? IPAddress.Loopback : IPAddress.Any;

    /// <summary>What a connected sender connects to.</summary>
    public IPAddress ConnectedAddress { get; init; } = IPAddress.Loopback;

    public IPEndPoint[] Destinations(int port)
    {
        var destinations = new IPEndPoint[Remotes];
        for (int i = 0; i < Remotes; i++)
        {
            int host = 1 + i;
            destinations[i] = new IPEndPoint(new IPAddress([127, 0, (byte)(host >> 8), (byte)host]), port);
        }
        return destinations;
    }
}
