using System.Net;
using System.Text;

namespace FastUdp.Samples.Tests.Tutorial;

/// <summary>The code of docs/tutorial.md on ports, addresses and connecting: each region stands there in the same words.</summary>
public class AddressSnippets
{
    [Fact]
    public async Task A_server_echoes_and_a_client_asks_it()
    {
        const int port = 0;

        #region echo
        await using var server = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, port));
        Task serving = server.RunAsync(new Echo());
        #endregion

        Assert.Equal("hello", await AskAsync(server.LocalEndPoint).Within());
        await server.StopAsync().Within();
        await serving.Within();
    }

    [Fact]
    public async Task A_server_at_every_address_answers_from_the_one_it_was_asked_at()
    {
        const int port = 0;

        #region every-address
        await using var server = UdpEndpoint.Bind(
            new IPEndPoint(IPAddress.Any, port), new UdpEndpointOptions { Metadata = MetadataFields.LocalAddress });
        Task serving = server.RunAsync(new PoliteEcho());
        #endregion

        // A connected client hears the answer only when it comes from where it asked.
        string[] addresses = OperatingSystem.IsLinux() ? ["127.0.0.1", "127.0.0.2"] : ["127.0.0.1"];
        foreach (string address in addresses)
            Assert.Equal("hello", await AskAsync(new IPEndPoint(IPAddress.Parse(address), server.LocalEndPoint.Port)).Within());
        await server.StopAsync().Within();
        await serving.Within();
    }

    [Fact]
    public async Task A_connected_endpoint_hears_its_remote_and_nobody_else()
    {
        #region stranger
        await using var server = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var stranger = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var client = UdpEndpoint.Connect(server.LocalEndPoint);

        stranger.TrySend(client.LocalEndPoint, "I am the server"u8); // dropped by the client's kernel
        server.TrySend(client.LocalEndPoint, "I am"u8);
        #endregion

        await foreach (DatagramLease datagram in client.ReadAllAsync())
        {
            using (datagram)
                Assert.Equal("I am", Encoding.UTF8.GetString(datagram.Payload));
            break;
        }
    }

    [Fact]
    public async Task A_connected_endpoint_is_told_that_nobody_listens()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only on Linux is the answer of the loopback there before the send returns");
        IPEndPoint nobody;
        using (var gone = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0)))
            nobody = gone.LocalEndPoint;

        #region refused
        await using var client = UdpEndpoint.Connect(nobody);
        SendResult first = client.TrySend("anybody there?"u8);  // Sent: the kernel took it, and that is all it promises
        SendResult second = client.TrySend("anybody there?"u8); // Refused: the answer to the first has come meanwhile
        #endregion

        Assert.Equal((SendStatus.Sent, SendStatus.Refused), (first.Status, second.Status));
    }

    #region ask
    private static async Task<string> AskAsync(IPEndPoint server)
    {
        await using var client = UdpEndpoint.Connect(server); // a port of its own is chosen by the system
        client.TrySend("hello"u8);
        await foreach (DatagramLease answer in client.ReadAllAsync())
            using (answer)
                return Encoding.UTF8.GetString(answer.Payload);
        throw new InvalidOperationException("The endpoint was stopped.");
    }
    #endregion

    #region echo-handler
    private readonly struct Echo : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender) => sender.SendBack(batch);
    }
    #endregion

    #region polite-echo
    private readonly struct PoliteEcho : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                sender.Reply(datagram, datagram.Payload); // from the address it was sent to
        }
    }
    #endregion
}
