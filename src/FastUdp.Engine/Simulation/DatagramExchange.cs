using System.Net;
using System.Net.Sockets;
using FastUdp.Impairment;
using FastUdp.Transport;
using FastUdp.Transport.Simulated;

namespace FastUdp.Simulation;

/// <summary>
/// Carries datagrams between the endpoints of one network: a send has them enter their link, the event of their coming
/// out looks up who is bound there by then. Nothing is handed over within a send, whatever the delay.
/// </summary>
/// <remarks>One lock guards addresses and links. No foreign code is called under it but the queue of events.</remarks>
internal sealed class DatagramExchange(VirtualTime time, LinkTable links)
{
    // What the message quotes besides its own header: the IP and the UDP header of the datagram (RFC 792).
    private const int RefusalBytes = 36;

    private readonly Lock _gate = new();
    private readonly AddressBook _book = new();
    private readonly DatagramPool _pool = new();
    private long _unclaimed;

    public LinkStatistics Statistics
    {
        get
        {
            lock (_gate)
                return links.Statistics;
        }
    }

    /// <summary>Datagrams that came out where nobody hears them.</summary>
    public long Unclaimed => Interlocked.Read(ref _unclaimed);

    public void SetLink(in RemoteAddress from, in RemoteAddress to, LinkImpairment impairment)
    {
        lock (_gate)
            links.Set(from, to, impairment);
    }

    /// <summary>Binds an address.</summary>
    /// <exception cref="SocketException">It is in use.</exception>
    public SimulatedTransport Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options)
    {
        LocalBinding.Check(local, remote);
        bool isDualMode = local.AddressFamily == AddressFamily.InterNetworkV6 && options.DualMode;

        // Connecting settles which address the endpoint has.
        RemoteAddress wanted = remote is null ? local : UnicastAddress.Resolve(local);
        lock (_gate)
        {
            RemoteAddress chosen = _book.Choose(wanted, isDualMode);
            var transport = new SimulatedTransport(this, chosen, remote, isDualMode, options);
            _book.Add(chosen, isDualMode, transport);
            return transport;
        }
    }

    public void Close(SimulatedTransport transport)
    {
        lock (_gate)
            _book.Remove(transport.Address, transport.Binding.IsDualMode);
    }

    public SimulatedInbox CreateInbox(int capacityBytes) => new(time, _pool, capacityBytes);

    /// <summary>Has a datagram enter its link.</summary>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public void Send(
        SimulatedTransport sender, in RemoteAddress remote, ReadOnlySpan<byte> payload, in LocalAddress source, SimulatedHeader header)
    {
        RemoteAddress to = UnicastAddress.Resolve(remote);
        lock (_gate)
        {
            sender.ThrowIfDisposed();
            Enter(sender.SourceFor(to, source), to, payload, header, isRefusal: false);
        }
    }

    /// <summary>A datagram comes out: whoever hears it gets it. On the thread that runs the simulation.</summary>
    public void Deliver(SimulatedDatagram datagram)
    {
        SimulatedTransport? receiver;
        lock (_gate)
        {
            datagram.Link!.OnCameOut(datagram.IsDelayed);
            receiver = _book.Find(datagram.From, datagram.To);
            if (receiver is not null)
                receiver.OnReachedAt(datagram.To);
            else if (!datagram.IsRefusal)
                Refuse(datagram);
        }
        if (receiver is not null && !datagram.IsRefusal && receiver.Inbox.TryAdd(datagram))
            return;
        if (datagram.IsRefusal)
            receiver?.OnRefused(datagram.From);
        else if (receiver is null)
            Interlocked.Increment(ref _unclaimed);
        _pool.Return(datagram);
    }

    /// <summary>Sends the news that nobody is there, where it would be heard.</summary>
    private void Refuse(SimulatedDatagram datagram)
    {
        if (_book.Find(datagram.To, datagram.From) is { HearsRefusals: true })
            Enter(datagram.To, datagram.From, [], default, isRefusal: true);
    }

    private void Enter(in RemoteAddress from, in RemoteAddress to, ReadOnlySpan<byte> payload, SimulatedHeader header, bool isRefusal)
    {
        SimulatedLink link = links.Get(from, to);
        if (!link.TryEnter(time.Now, isRefusal ? RefusalBytes : payload.Length, UdpLimits.HeaderBytes(to.AddressFamily), out LinkVerdict verdict))
            return;

        // A flipped bit costs an ICMP message nothing that is modelled.
        int flippedBit = isRefusal ? -1 : verdict.FlippedBit;
        Schedule(verdict.Delay, link, from, to, payload, header, flippedBit, isRefusal);
        if (verdict.CopyDelay is { } copyDelay)
            Schedule(copyDelay, link, from, to, payload, header, flippedBit, isRefusal);
    }

    private void Schedule(
        TimeSpan delay, SimulatedLink link, in RemoteAddress from, in RemoteAddress to, ReadOnlySpan<byte> payload, SimulatedHeader header,
        int flippedBit, bool isRefusal)
    {
        SimulatedDatagram datagram = _pool.Rent(payload.Length);
        datagram.Exchange = this;
        datagram.Link = link;
        datagram.From = from;
        datagram.To = to;
        datagram.Header = header;
        datagram.IsRefusal = isRefusal;
        datagram.IsDelayed = delay > TimeSpan.Zero;
        datagram.SetPayload(payload, flippedBit);
        time.Schedule(delay, datagram);
    }
}
