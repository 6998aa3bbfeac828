using FastUdp.Messages;
using FastUdp.Samples.Formats;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.Live;

/// <summary>With host(1) of BIND, which asks our endpoint for a name.</summary>
public class HostTests
{
    [Fact]
    public async Task Host_hears_that_there_is_no_such_name()
    {
        var server = new NameServer();
        await using var served = new Served(server);
        string output = await Programs.RunAsync("host", "-p", served.Port, "-t", "AAAA", "nowhere.example.", "127.0.0.1");
        Assert.Contains("nowhere.example. not found: 3(NXDOMAIN)", output, StringComparison.Ordinal);
        Assert.Equal(new DnsQuestion("nowhere.example", 28, 1), server.Asked);
    }

    /// <summary>Knows no name: each query goes back as its own answer, but for two fields of the header.</summary>
    private sealed class NameServer : IDatagramHandler
    {
        public DnsQuestion? Asked { get; private set; }

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
            {
                if (!datagram.TryRead(out DnsMessage message, out _) || !DnsQuestion.TryRead(message.Sections, out DnsQuestion? question))
                    continue;
                Asked = question;
                message.IsResponse = true;
                message.ResponseCode = DnsResponseCode.NameError;
                sender.Send(datagram.Remote, message);
            }
        }
    }
}
