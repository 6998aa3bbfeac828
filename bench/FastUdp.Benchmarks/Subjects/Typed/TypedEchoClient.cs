using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Echo;
using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Typed;

/// <summary><see cref="EngineEchoClient"/> with messages instead of bytes.</summary>
internal sealed class TypedEchoClient(IPEndPoint server, UdpEndpointOptions options) : IEchoClient
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Connect(server, options);

    public Task Start(EchoTally tally) => _endpoint.RunAsync(new Refill(tally, new SampleReplies(tally)));

    public void Kick() => _endpoint.TrySend<Sample>(Sample.Of(EchoWindow.Kick));

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private readonly struct Refill(EchoTally tally, SampleReplies replies) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            replies.OnBatch(batch, sender);
            EchoWindow echoes = tally.Echoes;
            while (echoes.TryNext(out ulong number))
                sender.Send(Sample.Of(number));
            tally.Echoes = echoes;
            tally.EndBatch();
        }
    }
}
