using System.Net;

namespace FastUdp.Demo.Mtu;

/// <summary>The path to a server, each datagram with a port of its own. The last few ports stay open, for answers may be late.</summary>
internal sealed class ProbePorts : IProbePath
{
    // As many as a search takes late replies to.
    private const int Kept = 8;

    // Refusals that are only counted are looked for so often.
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    private readonly IPEndPoint _server;
    private readonly IPEndPoint? _from;
    private readonly TimeProvider _time;
    private readonly ProbeNewsQueue _news;
    private readonly Queue<ProbePort> _ports = [];
    private readonly byte[] _bytes = new byte[UdpLimits.MaxIPv6PayloadBytes];
    private readonly bool _asksDiscovery;

    private ProbePort _newest;

    /// <param name="server">Whom the datagrams are for.</param>
    /// <param name="from">The address they leave from, port 0; null leaves it to the system.</param>
    /// <param name="options">How endpoints are made; fragmentation and errors are seen to here.</param>
    /// <param name="asksDiscovery">Whether a discovery is to reply, not an echo server.</param>
    /// <param name="time">The clock of where the endpoints are.</param>
    /// <exception cref="PlatformNotSupportedException">The platform cannot forbid fragmentation.</exception>
    public ProbePorts(IPEndPoint server, IPEndPoint? from, UdpEndpointOptions options, bool asksDiscovery, TimeProvider time)
    {
        _server = server;
        _from = from;
        _asksDiscovery = asksDiscovery;
        _time = time;
        _news = new ProbeNewsQueue(time);
        Means = ProbeMeans.Best(options);

        // Nothing leaves it: it shows what can be had, and what the system knows.
        _newest = Open(number: 0);
    }

    /// <summary>What can be had here.</summary>
    public ProbeMeans Means { get; private set; }

    /// <inheritdoc/>
    public int? ReadMtu() => _newest.ReadMtu();

    /// <inheritdoc/>
    public async ValueTask<SendResult> SendAsync(ulong number, int payloadBytes)
    {
        if (_ports.Count == Kept)
            await _ports.Dequeue().DisposeAsync();
        _newest = Open(number);
        return _newest.Send(Write(number, payloadBytes));
    }

    /// <inheritdoc/>
    public async Task<ProbeNews?> NextNewsAsync(TimeSpan limit, CancellationToken stop)
    {
        long start = _time.GetTimestamp();
        while (true)
        {
            TimeSpan left = limit - _time.GetElapsedTime(start);
            bool isLast = Means.HearsErrors || left <= LookInterval;
            ProbeNews? news = await _news.NextAsync(isLast ? left : LookInterval, stop);
            if (news is not null || isLast || stop.IsCancellationRequested)
                return news;
            foreach (ProbePort port in _ports)
                port.LookForRefusal();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (_ports.TryDequeue(out ProbePort? port))
            await port.DisposeAsync();
    }

    private ProbePort Open(ulong number)
    {
        while (true)
        {
            try
            {
                var port = new ProbePort(number, _server, _from, Means, _news, _time);
                _ports.Enqueue(port);
                return port;
            }
            catch (PlatformNotSupportedException) when (Means.Less() is { } less)
            {
                Means = less;
            }
        }
    }

    private ReadOnlySpan<byte> Write(ulong number, int payloadBytes)
    {
        Span<byte> payload = _bytes.AsSpan(0, payloadBytes);
        if (_asksDiscovery)
            ProbeDatagram.WriteDiscovery(payload, number);
        else
            ProbeDatagram.WriteText(payload);
        return payload;
    }
}
