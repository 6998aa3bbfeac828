using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

/// <summary>
/// What a client does on real sockets, whatever moves its datagrams. Each backend is a subclass; the tests stand in the other files of
/// this class, one subject a file.
/// </summary>
public abstract partial class ClientContract : IAsyncLifetime
{
    // Long enough for a machine with much to do: a test that expects a reply never waits for a repetition.
    private static readonly RetryPolicy Patient = RetryPolicy.Fixed(TimeSpan.FromSeconds(10), sends: 2);

    private ClientServers? _servers;

    /// <summary>How the endpoints under test are made.</summary>
    protected abstract UdpEndpointOptions Options { get; }

    /// <summary>Why these tests cannot run here; null when they can.</summary>
    protected virtual string? Obstacle => null;

    private ClientServers Servers => _servers ??= new ClientServers(Options);

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Obstacle is null, Obstacle ?? "");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_servers is not null)
            await _servers.DisposeAsync();
    }

    private static Task<RequestResult<Answer>> AskAsync(RequestClient client, long number = 1, CancellationToken stop = default) =>
        client.TryRequestAsync<Question, Answer>(new Question(number), stop).AsTask();

    private static Task<Answer> DemandAsync(RequestClient client, long number = 1, CancellationToken stop = default) =>
        client.RequestAsync<Question, Answer>(new Question(number), stop).AsTask();
}
