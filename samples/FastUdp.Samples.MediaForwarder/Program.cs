// A forwarder of RTP, as the middle of a conference (an SFU): one publisher, many subscribers, no packet decoded or copied.
//
//   dotnet run -c Release --project samples/FastUdp.Samples.MediaForwarder -- [ADDRESS:PORT]
//   dotnet run -c Release --project samples/FastUdp.Samples.MediaForwarder -- watch [ADDRESS:PORT]
//   dotnet run -c Release --project samples/FastUdp.Samples.MediaForwarder -- publish [ADDRESS:PORT]
//
// Anything that speaks RTP publishes as well: ffmpeg -re -f lavfi -i testsrc -f rtp rtp://127.0.0.1:1060
using System.Net;
using FastUdp;
using FastUdp.Samples.MediaForwarder;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

bool isForwarder = args is not ["watch" or "publish", ..];
IPEndPoint address = IPEndPoint.Parse(args.ElementAtOrDefault(isForwarder ? 0 : 1) ?? "127.0.0.1:1060");
await (args switch
{
    ["watch", ..] => Subscriber.RunAsync(address, stop.Token),
    ["publish", ..] => Publisher.RunAsync(address, stop.Token),
    _ => ForwardAsync(address, stop.Token),
});

static async Task ForwardAsync(IPEndPoint local, CancellationToken stop)
{
    await using var endpoint = UdpEndpoint.Bind(local);
    Console.WriteLine($"Listening at {endpoint.LocalEndPoint}");
    var forwarder = new Forwarder(TimeProvider.System);
    Task receiving = endpoint.RunAsync(forwarder, stop);

    StreamCounters counters = forwarder.Counters;
    using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
    using CancellationTokenRegistration end = stop.Register(timer.Dispose);
    while (!receiving.IsCompleted && await timer.WaitForNextTickAsync(CancellationToken.None))
    {
        Console.WriteLine(
            $"{counters.Received:N0} packets in, {counters.Sent:N0} out; {counters.Lost:N0} lost before, {counters.Refused:N0} datagrams refused");
    }
    await receiving;
}
