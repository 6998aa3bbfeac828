// A raw echo: every datagram goes back to where it came from, in the very block it arrived in.
//
//   dotnet run -c Release --project samples/FastUdp.Samples.RawEcho
//   echo hello | nc -u -w 1 127.0.0.1 1060
//
// At an address that strangers reach, remember that a source address is easily forged: an echo then answers whoever was named.
using System.Net;
using FastUdp;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

await using var endpoint = UdpEndpoint.Bind(IPEndPoint.Parse(args.ElementAtOrDefault(0) ?? "127.0.0.1:1060"));
Console.WriteLine($"Listening at {endpoint.LocalEndPoint}");
await endpoint.RunAsync(new Echo(), stop.Token);

UdpStatistics statistics = endpoint.Statistics;
Console.WriteLine($"Received {statistics.DatagramsReceived:N0} datagrams, echoed {statistics.DatagramsSent:N0}.");

// A struct, so that the engine's call is direct; once a batch, on the receive loop.
internal readonly struct Echo : IDatagramHandler
{
    public void OnBatch(in DatagramBatch batch, DatagramSender sender) => sender.SendBack(batch);
}
