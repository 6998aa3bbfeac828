using FastUdp.Engine.Tests.Contract;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

/// <summary>
/// What an impairment does to the datagrams of an endpoint over real sockets: what the pure judge says for the same seed.
/// Each backend is a subclass; the tests stand in the other files of this class, one subject a file.
/// </summary>
public abstract partial class ImpairmentContract : IAsyncLifetime
{
    // Few and short enough for the smallest socket buffer: nothing is lost but on purpose.
    private const int Count = 250;

    private static readonly int[] Sizes = [64, 64, 64, 64, 30, 200, 64, 0, 64, 64];

    private readonly VirtualTime _clock = new();
    private TestEndpoints? _endpoints;

    /// <summary>How the endpoints under test are made.</summary>
    protected abstract UdpEndpointOptions Options { get; }

    /// <summary>Why these tests cannot run here; null when they can.</summary>
    protected virtual string? Obstacle => null;

    private TestEndpoints Endpoints => _endpoints ??= new TestEndpoints(Options);

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Obstacle is null, Obstacle ?? "");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_endpoints is not null)
            await _endpoints.DisposeAsync();
    }

    private static byte[][] SomePayloads() => Payloads.Of(Enumerable.Range(0, Count).Select(i => Sizes[i % Sizes.Length]));

    /// <summary>What the judge says of datagrams that all enter at the beginning.</summary>
    private static LinkVerdict[] Predict(LinkImpairment impairment, bool isOutgoing, byte[][] payloads)
    {
        (int outgoing, int incoming) = new ImpairmentOptions { Seed = Links.Seed }.DrawLinkSeeds();
        var link = new ImpairedLink(impairment, isOutgoing ? outgoing : incoming);
        return payloads.Select(payload => link.Judge(TimeSpan.Zero, payload.Length)).ToArray();
    }

    /// <summary>The payload as it comes out.</summary>
    private static byte[] After(LinkVerdict verdict, byte[] payload)
    {
        byte[] after = payload.ToArray();
        verdict.Corrupt(after);
        return after;
    }

    private static void SendAll(UdpEndpoint origin, RemoteAddress remote, IEnumerable<byte[]> payloads)
    {
        using DatagramSender sender = origin.CreateSender();
        foreach (byte[] payload in payloads)
            sender.Send(remote, payload);
    }

    private static LinkStatistics StatisticsOf(UdpEndpoint endpoint, bool isOutgoing) =>
        isOutgoing ? endpoint.Impairment!.Outgoing : endpoint.Impairment!.Incoming;

    private UdpEndpoint BindImpaired(LinkImpairment? outgoing = null, LinkImpairment? incoming = null) =>
        Endpoints.Bind(change: options => options with { Impairment = Impair(outgoing, incoming) });

    private ImpairmentOptions Impair(LinkImpairment? outgoing, LinkImpairment? incoming) => new()
    {
        Seed = Links.Seed,
        Outgoing = outgoing ?? new LinkImpairment(),
        Incoming = incoming ?? new LinkImpairment(),
        TimeProvider = _clock,
    };

    /// <summary>A pair of endpoints, of which the sending or the receiving one suffers the impairment.</summary>
    private (UdpEndpoint Origin, UdpEndpoint Receiver, Inbox Inbox, Func<LinkStatistics> Statistics) Connect(
        LinkImpairment impairment, bool isOutgoing)
    {
        UdpEndpoint impaired = isOutgoing ? BindImpaired(outgoing: impairment) : BindImpaired(incoming: impairment);
        UdpEndpoint plain = Endpoints.Bind();
        (UdpEndpoint origin, UdpEndpoint receiver) = isOutgoing ? (impaired, plain) : (plain, impaired);
        return (origin, receiver, Endpoints.Collect(receiver), () => StatisticsOf(impaired, isOutgoing));
    }

    /// <summary>Checks that exactly these arrive, in this order: nothing more is on its way once the last is there.</summary>
    private static async Task AssertArriveAsync(IReadOnlyList<byte[]> expected, Inbox inbox, Func<LinkStatistics> statistics, int entered = Count)
    {
        await TimeLimits.Until(() => statistics().Entered == entered, $"{entered} datagrams have entered");
        Payloads.AssertSame(expected, await inbox.TakeAsync(expected.Count));
        Assert.Equal(expected.Count, inbox.Count);
    }
}

public sealed class ImpairmentOnLinux : ImpairmentContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Linux };

    protected override string? Obstacle => Backends.ExplainNoLinux();
}

public sealed class ImpairmentOnPortable : ImpairmentContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Portable };
}
