using System.Net;
using System.Net.Sockets;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Together;

/// <summary>Requests over either IP version, and over both at one server.</summary>
public class AddressFamilyTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("::", "127.0.0.1")]
    [InlineData("::", "::1")]
    public async Task A_request_is_replied_to_wherever_it_comes_from(string bound, string asked)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        var handlers = new CountingHandlers();
        await using RequestServer server = RequestServer.Bind(new IPEndPoint(IPAddress.Parse(bound), 0), handlers.Handlers);
        _ = server.RunAsync();
        await using RequestClient client = RequestClient.Connect(new IPEndPoint(IPAddress.Parse(asked), server.Endpoint.LocalEndPoint.Port));

        Answer answer = await client.RequestAsync<Question, Answer>(new Question(7)).Within();
        Assert.Equal(new Answer(7, 1), answer);
    }
}
