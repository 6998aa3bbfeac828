using System.Net;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Requests.Tests.Support;

/// <summary>A server on a simulated network without faults or delay, and peers of it: time stands still unless a test lets it pass.</summary>
internal sealed class ServerScene
{
    private static readonly IPEndPoint Local = IPEndPoint.Parse("10.0.0.1:1060");

    public ServerScene(RequestHandlers handlers, RequestServerOptions? options = null)
    {
        options ??= new RequestServerOptions();
        Server = RequestServer.Bind(
            Local, handlers, options with { TimeProvider = Network.TimeProvider, Random = new Random(1) }, EndpointOptions);
        Run = Server.RunAsync();
    }

    public SimulatedNetwork Network { get; } = new();

    public RequestServer Server { get; }

    public Task Run { get; private set; }

    public RequestServerStatistics Statistics => Server.Statistics;

    private UdpEndpointOptions EndpointOptions => new() { Network = Network };

    /// <summary>A peer at an address of its own.</summary>
    public ServerPeer Peer(string local = "10.0.0.2:0") =>
        new(UdpEndpoint.Bind(IPEndPoint.Parse(local), EndpointOptions), Local);

    /// <summary>Lets everything happen that is due.</summary>
    public void Settle() => Pass(TimeSpan.Zero);

    public void Pass(TimeSpan time) => Network.Run(time);

    /// <summary>Asks the usual question and gives the reply.</summary>
    public ServerReply Ask(ServerPeer peer, ulong id, uint sequence, uint? oldest = null)
    {
        int before = peer.Count;
        peer.Ask(id, sequence, oldest);
        Settle();
        Assert.Equal(before + 1, peer.Count);
        return peer.Last;
    }

    /// <summary>Asks the usual question, to which there is no answer.</summary>
    public void AskInVain(ServerPeer peer, ulong id, uint sequence, uint? oldest = null)
    {
        int before = peer.Count;
        peer.Ask(id, sequence, oldest);
        Settle();
        Assert.Equal(before, peer.Count);
    }

    public void Stop() => Finish(Server.Endpoint.StopAsync());

    public void RunAgain() => Run = Server.RunAsync();

    public void Finish(Task task)
    {
        Assert.True(Network.RunUntil(task, TimeSpan.FromHours(1)), "It hangs.");
        task.GetAwaiter().GetResult();
    }

    /// <summary>Every datagram received is counted as one thing.</summary>
    public void AssertAllCounted()
    {
        RequestServerStatistics served = Statistics;
        Assert.Equal(
            Server.Endpoint.Statistics.DatagramsReceived,
            served.Executed + served.Replayed + served.Joined + served.WithoutHandler + served.Malformed + served.NotRequests
                + served.Stale + served.Inconsistent + served.RateLimited + served.Overloaded + served.ChallengedFirst);
    }
}
