using System.Net;
using FastUdp.Impairment;
using FastUdp.Messages;
using FastUdp.Requests;
using FastUdp.Simulation;

namespace FastUdp.Samples.Tests.Tutorial;

#region request-messages
[DatagramMessage(20)]
public readonly partial record struct Withdraw(uint Account, decimal Amount);

[DatagramMessage(21)]
public readonly partial record struct Balance(decimal Amount);
#endregion

/// <summary>The code of docs/tutorial.md on loss and requests: each region stands there in the same words.</summary>
public class RequestSnippets
{
    [Fact]
    public void A_request_is_executed_once_however_bad_the_network_is()
    {
        #region bad-network
        var bad = new LinkImpairment
        {
            Delay = TimeSpan.FromMilliseconds(20),
            Loss = LossModel.Independent(0.3),
            Duplication = 0.1,
        };
        var network = new SimulatedNetwork(seed: 1, bad);
        decimal balance = 0;
        network.Run(async () => balance = await WithdrawTwentyAsync(network), limit: TimeSpan.FromHours(1));
        #endregion

        Assert.Equal(0, balance);
    }

    #region requests
    private static async Task<decimal> WithdrawTwentyAsync(SimulatedNetwork network)
    {
        var options = new UdpEndpointOptions { Network = network }; // leave it out, and this is a program for real networks
        decimal balance = 20;
        await using RequestServer server = RequestServer.Bind(
            IPEndPoint.Parse("10.0.0.1:1060"),
            new RequestHandlers().Add((in Withdraw wish, in RequestContext context) => new Balance(balance -= wish.Amount)),
            endpointOptions: options);
        _ = server.RunAsync();

        await using RequestClient client = RequestClient.Connect(
            server.Endpoint.LocalEndPoint,
            new RequestClientOptions { Retry = RetryPolicy.Exponential(longestWait: TimeSpan.FromSeconds(30)), RunContinuationsAsynchronously = false },
            options);
        for (int coin = 0; coin < 20; coin++)
            await client.RequestAsync<Withdraw, Balance>(new Withdraw(Account: 7, Amount: 1));
        return balance;
    }
    #endregion
}
