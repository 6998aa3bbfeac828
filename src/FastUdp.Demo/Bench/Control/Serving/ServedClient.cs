using System.Net;
using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Control.Serving;

/// <summary>A client that measures, and its endpoint, of which there is one at a time. All members are safe from any thread.</summary>
/// <param name="key">What it is known by from now on.</param>
/// <param name="remote">Who it is.</param>
/// <param name="sharesClock">Whether its clock is this machine's.</param>
/// <param name="time">What silence is measured with.</param>
internal sealed class ServedClient(ulong key, RemoteAddress remote, bool sharesClock, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private FarSession? _session;
    private FarPlan? _plan;
    private ProcessAccounts? _accounts;
    private long _lastHeard = time.GetTimestamp();
    private long _fromStrangers;
    private bool _isCounting;
    private byte _stream;
    private bool _isClosed;

    public ulong Key => key;

    public RemoteAddress Remote => remote;

    /// <summary>Whether it has used its key: only then it is known to receive what is sent to its address.</summary>
    public bool HasAsked { get; private set; }

    public bool IsSilent => time.GetElapsedTime(Volatile.Read(ref _lastHeard)) >= ControlLimits.Silence;

    /// <summary>The latest trial that has ended.</summary>
    public EndedTrial? Ended { get; private set; }

    public FarPlan? Plan => _plan;

    public long? Received => _session?.Received;

    /// <summary>Datagrams that came to its endpoints from others.</summary>
    public long FromStrangers => Volatile.Read(ref _fromStrangers) + (_session?.FromStrangers ?? 0);

    /// <summary>It has said something.</summary>
    public void Hear()
    {
        Volatile.Write(ref _lastHeard, time.GetTimestamp());
        HasAsked = true;
    }

    /// <summary>Opens an endpoint, and closes what was open.</summary>
    /// <exception cref="CommandFailedException">It cannot be bound, or another is being opened; the line says which.</exception>
    public async Task<IPEndPoint> OpenAsync(FarPlan plan, IPAddress address, DataPorts ports)
    {
        await CloseAsync();
        FarSession session = ports.Open(address, local => FarSession.Open(local, plan, sharesClock, time, remote));
        lock (_gate)
        {
            if (!_isClosed && _session is null)
            {
                (_session, _plan) = (session, plan);
                return session.Address;
            }
        }
        await session.DisposeAsync();
        throw new CommandFailedException("another endpoint is being opened");
    }

    /// <returns>Whether there is something to begin.</returns>
    public bool Begin(byte stream)
    {
        lock (_gate)
        {
            if (_session is null)
                return false;
            (_isCounting, _stream, Ended, _accounts) = (true, stream, null, ProcessAccounts.Begin());
            _session.Begin(stream);
            return true;
        }
    }

    /// <returns>Null where no trial has begun.</returns>
    public async Task<EndedTrial?> EndAsync(long written, CancellationToken stop)
    {
        FarSession session;
        ProcessAccounts accounts;
        byte stream;
        lock (_gate)
        {
            if (_session is null || _accounts is null || !_isCounting)
                return null;
            (session, accounts, stream, _isCounting) = (_session, _accounts, _stream, false);
        }
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        over.CancelAfter(ControlLimits.LongestEnd);
        FarFigures figures = await session.EndAsync(written, over.Token);
        (ProcessFigures process, KernelFigures? kernel) = accounts.End();
        return Ended = new EndedTrial(stream, figures, process, kernel);
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
            _isClosed = true;
        return CloseAsync();
    }

    private async ValueTask CloseAsync()
    {
        FarSession? session;
        lock (_gate)
            (session, _session, _isCounting, Ended) = (_session, null, false, null);
        if (session is null)
            return;
        await session.DisposeAsync();
        Interlocked.Add(ref _fromStrangers, session.FromStrangers);
    }
}
