using System.Net;
using FastUdp.Demo.Mtu;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Mtu;

/// <summary>A path that a test makes up, on the clock of a simulated network: what this machine refuses, what a router says, what arrives.</summary>
internal sealed class ModelProbePath(SimulatedNetwork network, IPEndPoint server) : IProbePath
{
    private const int HeaderBytes = 28;

    private readonly ProbeNewsQueue _news = new(network.TimeProvider);
    private readonly Random _chance = new(1);

    /// <summary>How many packets of the widest kind this machine's interface takes.</summary>
    public int InterfaceMtu { get; init; } = 1_500;

    /// <summary>What the narrowest link beyond takes.</summary>
    public int PathMtu { get; init; } = 1_500;

    /// <summary>Who says so; null when nobody does.</summary>
    public IPAddress? Router { get; init; }

    /// <summary>What the system says of the path before anything is sent; null when it says nothing.</summary>
    public int? KnownMtu { get; init; } = 1_500;

    /// <summary>What the host says of what arrives; null when it answers.</summary>
    public NetworkErrorKind? Refusal { get; init; }

    public bool IsSilent { get; set; }

    /// <summary>How many arrivals are answered; silence then.</summary>
    public int AnswersLeft { get; set; } = int.MaxValue;

    /// <summary>The probability that a datagram or its answer is lost.</summary>
    public double Loss { get; init; }

    /// <summary>What a send says in place of its own result.</summary>
    public SendStatus? SendsFailWith { get; init; }

    public TimeSpan RoundTrip { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>When each datagram left, and how long it was.</summary>
    public List<(TimeSpan At, int Bytes)> Sent { get; } = [];

    public int? ReadMtu() => KnownMtu;

    public ValueTask<SendResult> SendAsync(ulong number, int payloadBytes)
    {
        if (SendsFailWith is { } status)
            return new(new SendResult(status));
        int packetBytes = payloadBytes + HeaderBytes;
        if (packetBytes > InterfaceMtu)
            return new(new SendResult(SendStatus.TooLong, PathMtu: InterfaceMtu));
        Sent.Add((network.Now, payloadBytes));
        if (_chance.NextDouble() < Loss)
            return new(new SendResult(SendStatus.Sent));
        if (packetBytes > PathMtu)
            Say(number, Router is null ? null : Error(NetworkErrorKind.TooLong, Router), isHeard: Router is not null);
        else
            Say(number, Refusal is { } kind ? Error(kind, server.Address) : null, isHeard: !IsSilent && AnswersLeft-- > 0);
        return new(new SendResult(SendStatus.Sent));
    }

    public Task<ProbeNews?> NextNewsAsync(TimeSpan limit, CancellationToken stop) => _news.NextAsync(limit, stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private NetworkError Error(NetworkErrorKind kind, IPAddress reporter) =>
        new(server, kind, kind == NetworkErrorKind.TooLong ? PathMtu : 0, reporter, SystemError: 0);

    private async void Say(ulong number, NetworkError? error, bool isHeard)
    {
        if (!isHeard)
            return;
        await Task.Delay(RoundTrip, network.TimeProvider, CancellationToken.None);
        _news.Post(new ProbeNews(number, network.TimeProvider.GetTimestamp(), error));
    }
}
