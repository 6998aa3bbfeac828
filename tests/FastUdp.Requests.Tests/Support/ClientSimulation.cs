using System.Net;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Requests.Tests.Support;

/// <summary>A client and a scripted server on a clock of the test's, without a socket: every time is exact.</summary>
internal sealed class ClientSimulation
{
    private static readonly IPEndPoint ServerAddress = IPEndPoint.Parse("10.0.0.1:1060");

    public ClientSimulation(ClientScript? script = null)
    {
        Responder = new ClientResponder(script, Network.TimeProvider);
        Server = Serve(ServerAddress, Responder);
    }

    public SimulatedNetwork Network { get; } = new();

    public ClientResponder Responder { get; }

    public UdpEndpoint Server { get; }

    public RemoteAddress Remote => Server.LocalEndPoint;

    /// <summary>What is deterministic, and without jitter.</summary>
    public RequestClientOptions Options => new()
    {
        Retry = RetryPolicy.Exponential(jitter: 0),
        TimeProvider = Network.TimeProvider,
        Random = new Random(1),
        RunContinuationsAsynchronously = false,
    };

    public RequestClient Connect(RequestClientOptions? options = null) =>
        RequestClient.Connect(ServerAddress, options ?? Options, new UdpEndpointOptions { Network = Network });

    /// <summary>A client that can ask any server.</summary>
    public RequestClient Open(RequestClientOptions? options = null) =>
        new(UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.2:0"), new UdpEndpointOptions { Network = Network }), options ?? Options);

    public UdpEndpoint Serve(IPEndPoint address, IDatagramHandler handler)
    {
        UdpEndpoint endpoint = UdpEndpoint.Bind(address, new UdpEndpointOptions { Network = Network });
        _ = endpoint.RunAsync(handler);
        return endpoint;
    }

    /// <summary>Asks one question.</summary>
    public static ValueTask<RequestResult<Answer>> Ask(RequestClient client, long number = 1, CancellationToken stop = default) =>
        client.TryRequestAsync<Question, Answer>(new Question(number), stop);

    /// <summary>Asks one question and runs until that is over.</summary>
    public RequestResult<Answer> AskAndRun(RequestClient client, long number = 1) => Finish(Ask(client, number).AsTask());

    /// <summary>Runs until a task is over.</summary>
    public T Finish<T>(Task<T> task)
    {
        Assert.True(Network.RunUntil(task, TimeSpan.FromDays(1)), "It hangs.");
        return task.GetAwaiter().GetResult();
    }

    /// <summary>When each copy of a request came, in seconds since the first.</summary>
    public double[] ArrivalsOf(long number)
    {
        ClientAsk[] asks = [.. Responder.Asks.Where(ask => ask.Number == number)];
        return [.. asks.Select(ask => (ask.At - asks[0].At).TotalSeconds)];
    }
}
