using System.Net;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>Lives on its endpoint's receive loop: the replies of a batch are answered by as many new datagrams.</summary>
internal sealed class EngineEchoClient(IPEndPoint server, int sizeBytes, UdpEndpointOptions options) : IEchoClient
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Connect(server, options);
    private readonly byte[] _kick = KickPayload.Make(sizeBytes);

    public Task Start(EchoTally tally) => _endpoint.RunAsync(new Refill(tally, sizeBytes));

    public void Kick() => _endpoint.TrySend(_kick);

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private readonly struct Refill(EchoTally tally, int sizeBytes) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            EchoWindow echoes = tally.Echoes;
            foreach (Datagram datagram in batch)
                echoes.Take(Number.Read(datagram.Payload));
            while (echoes.TryNext(out ulong number))
                Number.Write(sender.Reserve(sizeBytes), number);
            tally.Echoes = echoes;
            tally.EndBatch();
        }
    }
}
