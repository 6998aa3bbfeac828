using System.Net;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Together;

/// <summary>A server of all addresses replies from the one it was asked at, so that a client which hears but that one hears it.</summary>
public class ManyAddressesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reply_comes_from_the_address_that_was_asked(bool isLater)
    {
        var options = new UdpEndpointOptions { Metadata = MetadataFields.LocalAddress };
        var handlers = new RequestHandlers();
        if (isLater)
            handlers.AddAsync<Question, Answer>(async (question, _, _) =>
            {
                await Task.Yield();
                return new Answer(question.Number, 1);
            });
        else
            handlers.Add<Question, Answer>((in question, in _) => new Answer(question.Number, 1));
        await using RequestServer server = RequestServer.Bind(new IPEndPoint(IPAddress.Any, 0), handlers, endpointOptions: options);
        Assert.SkipUnless(server.Endpoint.Capabilities.SendOptions.IsOn, server.Endpoint.Capabilities.SendOptions.Reason);
        Task serving = server.RunAsync();
        foreach (string asked in (string[])["127.0.0.2", "127.0.0.3"])
        {
            var target = new IPEndPoint(IPAddress.Parse(asked), server.Endpoint.LocalEndPoint.Port);
            await using RequestClient client = RequestClient.Connect(target);
            Assert.Equal(new Answer(7, 1), await client.RequestAsync<Question, Answer>(new Question(7)).Within());
        }
        await server.DisposeAsync().Within();
        await serving.Within();
    }
}
