using System.Net;
using System.Text;
using FastUdp.Demo.Chat.Room;
using FastUdp.Demo.Chat.Room.Client;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Chat.Room;

/// <summary>A member in a simulated network that writes down what it learns.</summary>
internal sealed class SimulatedMember : IMembershipEvents, IDisposable
{
    private readonly RoomVisitor _visitor;
    private readonly UdpEndpoint _endpoint;

    public SimulatedMember(SimulatedNetwork network, IPEndPoint room, string name, IPEndPoint local, int seed)
    {
        Name = name;
        var options = new UdpEndpointOptions { Network = network };
        _endpoint = UdpEndpoint.Connect(room, RoomEndpoints.ForMember(options), local);
        _visitor = new RoomVisitor(_endpoint, name, this, network.TimeProvider, new Random(seed));
        _ = _endpoint.RunAsync(_visitor);
    }

    public string Name { get; }

    /// <summary>What it was shown, in that order.</summary>
    public List<ShownLine> Shown { get; } = [];

    /// <summary>The numbers its own lines were given.</summary>
    public List<ulong> Heard { get; } = [];

    /// <summary>What it said, in that order.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What else it learnt: <c>joined</c>, <c>again</c>, <c>refused NameTaken</c>, <c>forgotten</c>, <c>silence</c>, <c>left</c>, <c>missed 3</c>.</summary>
    public List<string> Events { get; } = [];

    /// <summary>The names of the last page it was given.</summary>
    public string[] Names { get; private set; } = [];

    /// <summary>Where the names after these begin.</summary>
    public uint NextNames { get; private set; }

    /// <summary>The number of the first line that was meant for it.</summary>
    public ulong First { get; private set; }

    public bool IsPresent => Events.LastOrDefault(static happened => happened is "joined" or "again" or "forgotten" or "left") is "joined" or "again";

    public bool HasLeft => Events.Contains("left");

    public IPEndPoint Address => _endpoint.LocalEndPoint;

    public void Join() => _visitor.Join();

    public void Say(string text)
    {
        Said.Add(text);
        Assert.True(_visitor.TrySay(Encoding.UTF8.GetBytes(text)));
    }

    public void AskNames(uint from = 0) => _visitor.AskNames(from);

    public void Leave() => _visitor.Leave();

    /// <summary>The texts it was shown of somebody.</summary>
    public string[] TextsOf(string speaker) =>
        [.. Shown.Where(line => line.Kind == LineKind.Said && line.Name == speaker).Select(static line => line.Text)];

    /// <summary>Falls silent without leaving, as a program that is ended by force.</summary>
    public void Dispose()
    {
        _visitor.Dispose();
        _endpoint.Dispose();
    }

    void IMembershipEvents.OnJoined(in Joined joined, bool isAgain)
    {
        Events.Add(isAgain ? "again" : "joined");
        First = joined.First;
        Names = Encoding.UTF8.GetString(joined.Names).Split('\n');
    }

    void IMembershipEvents.OnRefused(RefusalReason reason) => Events.Add($"refused {reason}");

    void IMembershipEvents.OnLine(in Line line)
    {
        Assert.False(HasLeft);
        Shown.Add(new ShownLine(line.Number, line.Kind, Encoding.UTF8.GetString(line.Name), Encoding.UTF8.GetString(line.Text)));
    }

    void IMembershipEvents.OnHeard(ulong number) => Heard.Add(number);

    void IMembershipEvents.OnMissed(ulong lines) => Events.Add($"missed {lines}");

    void IMembershipEvents.OnNames(in Names names)
    {
        Names = Encoding.UTF8.GetString(names.List).Split('\n');
        NextNames = names.Next;
        Events.Add("names");
    }

    void IMembershipEvents.OnForgotten() => Events.Add("forgotten");

    void IMembershipEvents.OnSilence(TimeSpan time) => Events.Add("silence");

    void IMembershipEvents.OnLeft() => Events.Add("left");
}

/// <summary>A line as a member was shown it.</summary>
internal sealed record ShownLine(ulong Number, LineKind Kind, string Name, string Text);
