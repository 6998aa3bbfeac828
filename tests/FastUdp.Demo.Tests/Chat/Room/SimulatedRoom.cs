using System.Net;
using FastUdp.Demo.Chat.Room;
using FastUdp.Demo.Chat.Room.Server;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Impairment;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Chat.Room;

/// <summary>A room in a simulated network, and its members: all on virtual time, and all chance from a seed.</summary>
internal sealed class SimulatedRoom : IRoomEvents, IDisposable
{
    public static readonly IPEndPoint Address = IPEndPoint.Parse("10.0.0.1:1060");

    private readonly int _seed;
    private readonly RoomOptions _options;
    private readonly List<SimulatedMember> _members = [];
    private UdpEndpoint _endpoint = null!;
    private int _starts;

    public SimulatedRoom(int seed = 0, LinkImpairment? links = null, RoomOptions? options = null)
    {
        _seed = seed;
        _options = options ?? new RoomOptions();
        Network = new SimulatedNetwork(seed, links ?? new LinkImpairment { Delay = TimeSpan.FromMilliseconds(5) });
        Start();
    }

    public SimulatedNetwork Network { get; }

    public RoomService Service { get; private set; } = null!;

    public RoomCounters Counters => Service.Counters;

    /// <summary>Who came and went: <c>ada Joined</c>.</summary>
    public List<string> Moves { get; } = [];

    public UdpStatistics Statistics => _endpoint.Statistics;

    /// <summary>Somebody at 10.0.1.N, where N counts members from 1, who has not joined yet.</summary>
    public SimulatedMember Meet(string name) => MeetAt(name, IPEndPoint.Parse($"10.0.1.{_members.Count + 1}:50000"));

    public SimulatedMember MeetAt(string name, IPEndPoint local)
    {
        var member = new SimulatedMember(Network, Address, name, local, seed: (1_000 * _seed) + _members.Count);
        _members.Add(member);
        return member;
    }

    /// <summary>A member that has joined.</summary>
    public SimulatedMember Join(string name)
    {
        SimulatedMember member = Meet(name);
        member.Join();
        RunUntil(() => member.IsPresent);
        return member;
    }

    public void Run(double seconds) => Network.Run(TimeSpan.FromSeconds(seconds));

    /// <summary>Runs until something is true; fails when it is not within a minute.</summary>
    public void RunUntil(Func<bool> condition, double seconds = 60)
    {
        TimeSpan limit = Network.Now + TimeSpan.FromSeconds(seconds);
        while (!condition())
        {
            Assert.True(Network.Now < limit, $"It never came true. Seed {_seed}; {Counters}");
            Network.Run(TimeSpan.FromMilliseconds(10));
        }
    }

    /// <summary>The room ends as by force, and begins again knowing nothing.</summary>
    public void Restart()
    {
        Stop();
        Start();
    }

    public void Stop()
    {
        Service.Dispose();
        _endpoint.Dispose();
    }

    public void Start()
    {
        _endpoint = UdpEndpoint.Bind(Address, RoomEndpoints.ForRoom(Address, new UdpEndpointOptions { Network = Network }));
        Service = new RoomService(_endpoint, _options with { Chance = new Random(_seed + (1_000_000 * ++_starts)) }, this, Network.TimeProvider);
        _ = _endpoint.RunAsync(Service);
    }

    public void Dispose()
    {
        foreach (SimulatedMember member in _members)
            member.Dispose();
        Stop();
    }

    void IRoomEvents.OnMoved(Seat seat, LineKind kind, int members) => Moves.Add($"{seat.Name} {kind}");
}
