using System.Net;
using FastUdp.Demo.Chat.Room.Client;

namespace FastUdp.Demo.Chat.Room.Bots;

/// <summary>
/// Many members at one endpoint: a socket, a receive loop and a timer for all, however many they are, and an address of 127.0.0.0/8 for
/// each, by which they tell their datagrams apart. One lock, which the loop takes once a batch.
/// </summary>
internal sealed class BotCrowd : IDatagramHandler, IMembers, IDisposable
{
    // Of a small datagram's share of the receive buffer, with the kernel's bookkeeping, about a half.
    private const int BufferBytesPerDatagram = 1_536;
    private const int MostLinesAtOnce = 64;

    // A room's receive buffer holds the joins of so many at least.
    private const int JoinsPerTurn = 50;

    // Each member's repetitions are looked after every so many turns: 50 ms.
    private const int TurnsPerTick = 10;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(5);

    private readonly Lock _lock = new();
    private readonly Bot[] _bots;
    private readonly Dictionary<LocalAddress, Bot> _byAddress = [];
    private readonly Dictionary<IPAddress, Bot> _byIPAddress = [];
    private readonly RoomInbox _inbox;
    private readonly BotTalk _talk;
    private readonly DatagramSender _timerSender;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private CrowdTally _tally;
    private int _joining;
    private int _turn;
    private bool _talks;
    private bool _isDisposed;

    /// <param name="endpoint">Bound to all addresses, with the local address among the metadata; its run is the caller's.</param>
    /// <param name="room">Where the room is.</param>
    /// <param name="options">What they do.</param>
    /// <param name="time">The clock.</param>
    public BotCrowd(UdpEndpoint endpoint, RemoteAddress room, BotOptions options, TimeProvider time)
    {
        Room = room;
        _time = time;
        _start = time.GetTimestamp();
        _inbox = new RoomInbox(this);
        _timerSender = Sender = endpoint.CreateSender();
        _bots = [.. Enumerable.Range(0, options.Bots).Select(index => new Bot(this, index, Random.Shared))];
        for (int index = 0; index < _bots.Length; index++)
            _byIPAddress.Add(BotAddresses.Of(index), _bots[index]);
        long fitting = endpoint.ReceiveBuffer.GrantedBytes / ((long)BufferBytesPerDatagram * options.Bots);
        _talk = new BotTalk(options, (int)Math.Clamp(fitting, 1, MostLinesAtOnce));
        _timer = time.CreateTimer(static crowd => ((BotCrowd)crowd!).Go(), this, Turn, Turn);
    }

    public RemoteAddress Room { get; }

    /// <summary>What bots send by at the moment: the batch's sender, or the timer's.</summary>
    public DatagramSender Sender { get; private set; }

    /// <summary>What bots count, from within their calls.</summary>
    public ref CrowdTally Tally => ref _tally;

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>A snapshot of what they have counted. Any thread.</summary>
    public CrowdTally Count()
    {
        lock (_lock)
            return _tally;
    }

    /// <summary>Whether all are members, as far as the room takes them, and have been given all there is. Any thread.</summary>
    public bool AreSettled()
    {
        lock (_lock)
            return _tally.Present + _tally.Refused == _bots.Length && !_bots.Any(static bot => bot.IsPresent && bot.Membership.HasGap);
    }

    /// <summary>Has them talk from now on.</summary>
    public void BeginTalk()
    {
        lock (_lock)
        {
            _talk.Begin(Now);
            _talks = true;
        }
    }

    /// <summary>Has them say nothing more.</summary>
    public void EndTalk()
    {
        lock (_lock)
            _talks = false;
    }

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            Sender = sender;
            _inbox.Now = now;
            _inbox.OnBatch(batch, sender);
            if (_talks)
                _talk.Go(_bots, ref _tally, now);
            Sender = _timerSender;
        }
    }

    /// <summary>Ends the timer. Before the endpoint is disposed.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            if (!_isDisposed)
                _timerSender.Dispose();
            _isDisposed = true;
        }
    }

    Membership? IMembers.Find(in Datagram datagram)
    {
        LocalAddress local = datagram.Metadata.Local;
        if (!_byAddress.TryGetValue(local, out Bot? bot))
            bot = Meet(local);
        return datagram.Remote == Room ? bot?.Membership : null;
    }

    /// <summary>The kernel's form of a bot's address, which has the interface besides, is learnt from the first datagram there.</summary>
    private Bot? Meet(LocalAddress local)
    {
        if (local.ToIPAddress() is not { } address || !_byIPAddress.TryGetValue(address, out Bot? bot))
            return null;
        _byAddress[local] = bot;
        return bot;
    }

    private void Go()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            TimeSpan now = Now;
            for (int joins = 0; joins < JoinsPerTurn && _joining < _bots.Length; joins++)
                _bots[_joining++].Membership.Join(now);
            for (int index = _turn; index < _joining; index += TurnsPerTick)
                _bots[index].Membership.Tick(now);
            _turn = (_turn + 1) % TurnsPerTick;
            if (_talks)
                _talk.Go(_bots, ref _tally, now);
            _timerSender.Flush();
        }
    }
}
