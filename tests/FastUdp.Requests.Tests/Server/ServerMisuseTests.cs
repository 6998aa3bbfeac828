using System.Net;
using FastUdp.Messages;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>What a caller may not do, and what he is told.</summary>
public sealed class ServerMisuseTests
{
    private static readonly RequestHandler<Question, Answer> Handler = static (in Question _, in RequestContext _) => default;

    public static TheoryData<RequestServerOptions> BadOptions => new()
    {
        new RequestServerOptions { SessionLifetime = TimeSpan.FromMilliseconds(999) },
        new RequestServerOptions { SessionLifetime = TimeSpan.FromMinutes(61) },
        new RequestServerOptions { MaxSessions = 0 },
        new RequestServerOptions { MaxSessions = (1 << 24) + 1 },
        new RequestServerOptions { MaxSpan = 63 },
        new RequestServerOptions { MaxSpan = (1 << 20) + 1 },
        new RequestServerOptions { MaxStoredBytes = (1 << 20) - 1 },
        new RequestServerOptions { MaxStoredBytes = (64L << 30) + 1 },
        new RequestServerOptions { MaxRunning = 0 },
        new RequestServerOptions { RequestsPerSecond = -1 },
        new RequestServerOptions { RequestsPerSecond = 1e-9 },
        new RequestServerOptions { RequestsPerSecond = double.NaN },
        new RequestServerOptions { RequestsPerSecond = double.PositiveInfinity },
        new RequestServerOptions { RequestBurst = 0 },
        new RequestServerOptions { AmplificationLimit = 0 },
        new RequestServerOptions { AmplificationLimit = 1_001 },
    };

    [Theory]
    [MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public void An_option_out_of_its_bounds_is_named(RequestServerOptions options)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(
            () => RequestServer.Bind(new IPEndPoint(IPAddress.Loopback, 0), new RequestHandlers(), options));
        Assert.Contains("must be", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_has_one_handler() =>
        Assert.Throws<ArgumentException>(() => new RequestHandlers().Add(Handler).AddAsync<Question, Answer>((_, _, _) => default));

    [Fact]
    public void A_message_without_an_identifier_cannot_be_asked() =>
        Assert.Throws<ArgumentException>(() => new RequestHandlers().Add((in Nameless _, in RequestContext _) => default(Answer)));

    [Fact]
    public void The_identifiers_of_FastUdp_cannot_be_asked() =>
        Assert.Throws<ArgumentException>(() => new RequestHandlers().Add((in Reserved _, in RequestContext _) => default(Answer)));

    [Fact]
    public void Handlers_added_later_are_not_the_servers()
    {
        var handlers = new RequestHandlers();
        var scene = new ServerScene(handlers);
        handlers.Add(Handler);

        Assert.Equal(RequestRejection.NoHandler, scene.Ask(scene.Peer(), id: 1, sequence: 1).Status);
    }

    [Fact]
    public async Task Asynchronous_handlers_need_a_sender()
    {
        await using var endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), new UdpEndpointOptions { MaxSenders = 0 });

        Assert.Throws<InvalidOperationException>(
            () => new RequestServer(endpoint, new RequestHandlers().AddAsync<Question, Answer>((_, _, _) => default)));
        await using var server = new RequestServer(endpoint, new RequestHandlers().Add(Handler));
    }
}

[DatagramMessage]
public readonly partial record struct Nameless(int Number);

[DatagramMessage(16_381)]
public readonly partial record struct Reserved(int Number);
