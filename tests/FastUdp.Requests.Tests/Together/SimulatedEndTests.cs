using System.Net;
using FastUdp.Impairment;
using FastUdp.Requests.Tests.Support;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Requests.Tests.Together;

/// <summary>Both sides are disposed within the simulation, as a program does at its end.</summary>
public class SimulatedEndTests
{
    [Fact]
    public void A_program_that_disposes_both_sides_ends_in_virtual_time()
    {
        var network = new SimulatedNetwork(seed: 1, new LinkImpairment { Delay = TimeSpan.FromMilliseconds(20) });
        var options = new UdpEndpointOptions { Network = network };
        network.Run(
            async () =>
            {
                await using RequestServer server = RequestServer.Bind(
                    IPEndPoint.Parse("10.0.0.1:1060"),
                    new RequestHandlers().Add((in Question question, in RequestContext context) => new Answer(question.Number, 1)),
                    endpointOptions: options);
                _ = server.RunAsync();
                await using RequestClient client = RequestClient.Connect(
                    server.Endpoint.LocalEndPoint, new RequestClientOptions { RunContinuationsAsynchronously = false }, options);
                for (int i = 0; i < 20; i++)
                    await client.RequestAsync<Question, Answer>(new Question(i));
            },
            limit: TimeSpan.FromHours(1));
    }
}
