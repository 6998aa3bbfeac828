using System.Diagnostics;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Shards;

/// <summary>One flow: a connected endpoint, its thread, and the loop of the server that its datagrams come to.</summary>
internal sealed class FlowSender : IDisposable
{
    private const int Some = 1_024;

    // That so many ports in a row are of one loop of two is less likely than a broken machine.
    private const int MostTries = 64;

    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(5);

    private readonly UdpEndpoint _endpoint;
    private readonly DatagramSender _sender;
    private readonly int _sizeBytes;
    private ulong _next;

    private FlowSender(FlowsServer server, int flow, int sizeBytes, UdpEndpointOptions options)
    {
        _endpoint = UdpEndpoint.Connect(server.Address, options);
        _sender = _endpoint.CreateSender();
        _sizeBytes = sizeBytes;
        _next = (ulong)flow << FlowTally.FlowShift;
        Loop = Probe(server);
    }

    /// <summary>Which loop of the server serves the flow.</summary>
    public int Loop { get; }

    /// <summary>Opens a flow that another loop serves than the one named, where the server has more than one: the port decides.</summary>
    public static FlowSender Open(FlowsServer server, int flow, int otherThan, int sizeBytes, UdpEndpointOptions options)
    {
        for (int i = 0; i < MostTries; i++)
        {
            var sender = new FlowSender(server, flow, sizeBytes, options);
            if (server.LoopCount == 1 || sender.Loop != otherThan)
                return sender;
            sender.Dispose();
        }
        throw new InvalidOperationException($"{MostTries} flows in a row came to loop {otherThan}.");
    }

    public Task Start(Func<bool> isOver) => EndTask.OnThread("bench sender", () =>
    {
        while (!isOver())
            SendSome();
    });

    public void Dispose()
    {
        _sender.Dispose();
        _endpoint.Dispose();
    }

    private void SendSome()
    {
        ulong end = _next + Some;
        for (ulong number = _next; number < end; number++)
            Number.Write(_sender.Reserve(_sizeBytes), number);
        _next = end;
    }

    /// <summary>Sends a single datagram while nothing else is under way, and looks where it came.</summary>
    private int Probe(FlowsServer server)
    {
        long[] before = server.Received;
        long start = Stopwatch.GetTimestamp();
        var payload = new byte[_sizeBytes];
        Number.Write(payload, _next++);
        _endpoint.TrySend(payload);
        while (Stopwatch.GetElapsedTime(start) < ProbeLimit)
        {
            long[] now = server.Received;
            for (int loop = 0; loop < now.Length; loop++)
            {
                if (now[loop] > before[loop])
                    return loop;
            }
            Thread.Yield();
        }
        throw new TimeoutException("What a flow sent came to no loop.");
    }
}
