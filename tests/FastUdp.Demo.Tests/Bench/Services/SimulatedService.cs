using System.Net;
using FastUdp.Demo.Bench.Services;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Bench.Services;

/// <summary>A service at 10.0.0.1, asked in virtual time.</summary>
internal sealed class SimulatedService
{
    public const int OwnPort = 1_919;

    private static readonly IPEndPoint Service = new(IPAddress.Parse("10.0.0.1"), OwnPort);

    private readonly SimulatedNetwork _network = new();
    private readonly ServiceGuard _guard;
    private readonly UdpEndpoint _service;

    public SimulatedService(ServiceLimits limits, Func<ServiceGuard, IDatagramHandler> createHandler)
    {
        _guard = new ServiceGuard(limits, OwnPort, _network.TimeProvider);
        _service = Bind(Service);
        _ = _service.RunAsync(createHandler(_guard));
    }

    public HeldBack HeldBack => _guard.HeldBack;

    public void LetPass(TimeSpan time) => _network.Run(time);

    /// <summary>Sends datagrams to it from an address, and gathers what comes back.</summary>
    public byte[][] Ask(string from, params byte[][] datagrams)
    {
        var answers = new List<byte[]>();
        _network.Run(
            async () =>
            {
                await using UdpEndpoint client = Bind(IPEndPoint.Parse(from));
                _ = client.RunAsync(new Gatherer(answers));
                foreach (byte[] datagram in datagrams)
                    client.TrySend((RemoteAddress)Service, datagram);
                await Task.Delay(TimeSpan.FromMilliseconds(1), _network.TimeProvider);
            },
            limit: TimeSpan.FromMinutes(1));
        return [.. answers];
    }

    /// <summary>Another service of the same kind sends one datagram; how many datagrams there are then in a second.</summary>
    public long Forge(IPEndPoint other, Func<ServiceGuard, IDatagramHandler> createHandler)
    {
        UdpEndpoint second = Bind(other);
        _ = second.RunAsync(createHandler(new ServiceGuard(new ServiceLimits(1_000_000, 1_000_000), other.Port, _network.TimeProvider)));
        second.TrySend((RemoteAddress)Service, "forged"u8);
        _network.Run(TimeSpan.FromSeconds(0.5));
        return _service.Statistics.DatagramsReceived + second.Statistics.DatagramsReceived;
    }

    private UdpEndpoint Bind(IPEndPoint local) => UdpEndpoint.Bind(local, new UdpEndpointOptions { Network = _network, Metadata = MetadataFields.LocalAddress });

    private sealed class Gatherer(List<byte[]> answers) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                answers.Add(datagram.Payload.ToArray());
        }
    }
}
