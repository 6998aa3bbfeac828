using System.Net;
using Consumer;
using FastUdp;
using FastUdp.Messages;

// A question and its answer over loopback, between two endpoints of one process.
using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
await using UdpEndpoint server = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0));
await using UdpEndpoint client = UdpEndpoint.Connect(server.LocalEndPoint);
var listener = new Listener();
_ = server.RunAsync(new Greeter(), patience.Token);
_ = client.RunAsync(listener, patience.Token);

client.TrySend(new Question("hello", [1, 2, 3]));
Answer answer = await listener.Answered.WaitAsync(patience.Token);
Console.WriteLine($"received {answer.Text} {answer.Sum}");
