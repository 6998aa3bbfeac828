using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Demo.Broadcast.Blast;

namespace FastUdp.Benchmarks.Subjects.Load;

/// <summary>
/// Sends whatever comes back, and has that counted: a sending thread and a receive loop, both on the core of their host. The loop sleeps when there is
/// nothing, and where answers are to come the sender yields after some bursts, so that neither keeps the core from the other.
/// </summary>
internal sealed class LoadClient : IAsyncDisposable
{
    // What newer kernels send in one call as one buffer; larger datagrams fill it sooner.
    private const int BurstDatagrams = 128;

    // A turn of the receive loop takes two switches of threads, and what comes meanwhile waits in the socket.
    private const int BurstsATurn = 16;

    // Less than a microsecond.
    private const int PauseSpins = 20;

    private readonly Host _host;
    private readonly UdpEndpoint _endpoint;
    private readonly DatagramSender _sender;
    private readonly int _sizeBytes;
    private readonly bool _isAnswered;
    private long _sent;
    private int _bursts;

    /// <param name="host">Where it runs.</param>
    /// <param name="server">Where it sends to.</param>
    /// <param name="sizeBytes">The length of each datagram.</param>
    /// <param name="isAnswered">Whether answers are to come.</param>
    /// <param name="options">The endpoint's.</param>
    public LoadClient(Host host, IPEndPoint server, int sizeBytes, bool isAnswered, UdpEndpointOptions options)
    {
        _isAnswered = isAnswered;
        _host = host;
        _sizeBytes = sizeBytes;
        UdpEndpointOptions own = host.Place(options) with { BusyPoll = TimeSpan.Zero, Broadcast = true };
        _endpoint = host.Open(() => UdpEndpoint.Connect(server, own));
        _sender = _endpoint.CreateSender();
        Burst = Math.Clamp(UdpLimits.MaxIPv4PayloadBytes / sizeBytes, 1, BurstDatagrams);
    }

    /// <summary>How many datagrams leave at once at most.</summary>
    public int Burst { get; }

    /// <summary>How many it has sent, or tried to; read from any thread, at no cost.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>How many of them the kernel took.</summary>
    public long Left => _endpoint.Statistics.DatagramsSent;

    /// <summary>How many have come back.</summary>
    public long Received => _endpoint.Statistics.DatagramsReceived;

    public Task Receive() => _endpoint.RunAsync(new NumberReader());

    /// <summary>Runs what sends on a thread of its own, on the host's core.</summary>
    public Task OnSendingThread(Action send) => EndTask.OnThread("bench load", send, _host.Core);

    /// <summary>Sends so many datagrams at once. For the sending thread.</summary>
    public void Send(int count)
    {
        ulong number = (ulong)_sent;
        for (int i = 0; i < count; i++)
            Write(_sender.Reserve(_sizeBytes), number++);
        _sender.Flush();
        Volatile.Write(ref _sent, (long)number);
        if (_isAnswered && ++_bursts % BurstsATurn == 0)
            Thread.Yield();
    }

    /// <summary>Passes a moment until more is due. For the sending thread.</summary>
    public void Pause()
    {
        if (_isAnswered)
            Thread.Yield();
        else
            Thread.SpinWait(PauseSpins);
    }

    public ValueTask DisposeAsync()
    {
        _sender.Dispose();
        return _endpoint.DisposeAsync();
    }

    /// <summary>What is broadcast is numbered as the demo's server counts it.</summary>
    private void Write(Span<byte> datagram, ulong number)
    {
        if (_isAnswered)
            Number.Write(datagram, number);
        else
            BlastDatagram.TryWrite(new BlastDatagram { Run = 1, Number = number }, datagram, out _, out _);
    }
}
