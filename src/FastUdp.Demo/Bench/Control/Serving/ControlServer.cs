using System.Security.Cryptography;
using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Wire;
using FastUdp.Requests;

namespace FastUdp.Demo.Bench.Control.Serving;

/// <summary>
/// Serves far ends to clients, one client at a time: the answers to the control exchange. Test datagrams go over an endpoint of their own.
/// </summary>
/// <remarks>Requests are answered on the receive loop and in the thread pool; what they share has locks of its own.</remarks>
internal sealed class ControlServer : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly UdpEndpoint _endpoint;
    private readonly RequestServer _server;
    private readonly DataPorts _ports;
    private readonly ServeTranscript _transcript;
    private readonly TimeProvider _time;
    private readonly MachineFacts _machine = MachineFacts.This();
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private ServedClient? _client;
    private Task _closing = Task.CompletedTask;

    /// <param name="endpoint">For the control exchange; stays the caller's.</param>
    /// <param name="ports">Of the endpoints for test datagrams.</param>
    /// <param name="transcript">Is told who measures what.</param>
    /// <param name="time">What silence is measured with.</param>
    public ControlServer(UdpEndpoint endpoint, DataPorts ports, ServeTranscript transcript, TimeProvider time)
    {
        (_endpoint, _ports, _transcript, _time) = (endpoint, ports, transcript, time);
        _server = new RequestServer(endpoint, new RequestHandlers()
            .Add<Hello, Welcome>(Greet)
            .AddAsync<Open, Opened>(OpenAsync)
            .Add<Begin, Begun>(Begin)
            .AddAsync<End, Ended>(EndAsync)
            .Add<AskBuckets, Buckets>(Page)
            .Add<AskSeconds, Seconds>(Page)
            .Add<AskUse, Use>(TellUse)
            .Add<AskProgress, Progress>(TellProgress)
            .Add<Leave, Begun>(Part));
        _timer = time.CreateTimer(static server => ((ControlServer)server!).ForgetTheSilent(), this, LookInterval, LookInterval);
    }

    /// <summary>Serves until stopped.</summary>
    public Task RunAsync(CancellationToken stop) => _server.RunAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _server.DisposeAsync();
        Close(_client, isSilent: false);
        await _closing;
    }

    private Welcome Greet(in Hello hello, in RequestContext context)
    {
        if (hello.Version != ControlLimits.Version)
        {
            _transcript.TellOtherVersion(context.Remote, hello.Version);
            return Answer(ControlAnswer.OtherVersion);
        }
        bool sharesClock = BootClock.IsShared(hello.Clock, BootClock.Identity);
        var client = new ServedClient(NewKey(), context.Remote, sharesClock, _time);
        if (Admit(client) is { } other)
        {
            _transcript.TellBusy(context.Remote, other);
            return Answer(ControlAnswer.Busy, busyWith: other.Remote.ToString());
        }
        _transcript.TellWelcome(client, hello.Machine, sharesClock);
        return Answer(ControlAnswer.Done, client.Key);
    }

    private Welcome Answer(ControlAnswer answer, ulong key = 0, string busyWith = "") =>
        new(answer, ControlLimits.Version, key, BootClock.Identity, busyWith, _machine);

    /// <returns>Who measures, where that is another. One that has never used its key gives way: its address may have been forged.</returns>
    private ServedClient? Admit(ServedClient client)
    {
        ServedClient? before;
        lock (_gate)
        {
            before = _client;
            if (before is { HasAsked: true, IsSilent: false })
                return before;
            _client = client;
        }
        Close(before, isSilent: before is { IsSilent: true });
        return null;
    }

    private async ValueTask<Opened> OpenAsync(Open open, RequestContext context, CancellationToken stop)
    {
        if (Find(open.Client, context) is not { } client)
            return new Opened(ControlAnswer.UnknownClient, 0, "");
        string? reason = FaultOf(open);
        try
        {
            if (reason is null)
                return new Opened(ControlAnswer.Done, (ushort)(await client.OpenAsync(PlanOf(open), _endpoint.LocalEndPoint.Address, _ports)).Port, "");
        }
        catch (Exception exception) when (exception is CommandFailedException or PlatformNotSupportedException or ArgumentException)
        {
            reason = exception.Message;
        }
        _transcript.TellRefused(client, reason);
        return new Opened(ControlAnswer.Refused, 0, ControlText.Cut(reason, ControlLimits.MostReasonBytes));
    }

    private static string? FaultOf(Open open) =>
        open.Kind > (byte)TrafficKind.Echo ? $"there is no kind {open.Kind} of traffic"
        : open.DatagramBytes is < TestDatagram.HeadBytes or > TestDatagram.MaxBytes ? $"{open.DatagramBytes} bytes are not {TestDatagram.HeadBytes} to {TestDatagram.MaxBytes:N0}"
        : open.Setting.Fault;

    private static FarPlan PlanOf(Open open) => new((TrafficKind)open.Kind, open.DatagramBytes, open.Setting.ToSetting());

    private Begun Begin(in Begin begin, in RequestContext context) => new(
        Find(begin.Client, context) is not { } client ? ControlAnswer.UnknownClient
        : client.Begin(begin.Stream) ? ControlAnswer.Done
        : ControlAnswer.OutOfTurn);

    private async ValueTask<Ended> EndAsync(End end, RequestContext context, CancellationToken stop)
    {
        if (Find(end.Client, context) is not { } client)
            return new Ended(ControlAnswer.UnknownClient, null, null, null, null);
        EndedTrial? trial = await client.EndAsync((long)Math.Min(end.Written, long.MaxValue), stop);
        if (trial is null || client.Plan is not { } plan)
            return new Ended(ControlAnswer.OutOfTurn, null, null, null, null);
        if (!trial.IsWarmUp)
            _transcript.TellTrial(client, plan, trial.Counts);
        return trial.Head;
    }

    private Buckets Page(in AskBuckets ask, in RequestContext context) => Find(ask.Client, context) is { Ended: { } trial }
        ? new Buckets(ControlAnswer.Done, trial.PageOf(ask.Histogram, ask.From))
        : new Buckets(ControlAnswer.UnknownClient, []);

    private Seconds Page(in AskSeconds ask, in RequestContext context) => Find(ask.Client, context) is { Ended: { } trial }
        ? new Seconds(ControlAnswer.Done, trial.PageOfSeconds((int)Math.Min(ask.From, int.MaxValue)))
        : new Seconds(ControlAnswer.UnknownClient, []);

    private Use TellUse(in AskUse ask, in RequestContext context) =>
        Find(ask.Client, context) is { Ended: { } trial } ? trial.Use : Use.Nothing(ControlAnswer.UnknownClient);

    private Progress TellProgress(in AskProgress ask, in RequestContext context) => Find(ask.Client, context) is { } client
        ? new Progress(ControlAnswer.Done, (ulong?)client.Received)
        : new Progress(ControlAnswer.UnknownClient, null);

    private Begun Part(in Leave leave, in RequestContext context)
    {
        if (Find(leave.Client, context) is not { } client)
            return new Begun(ControlAnswer.UnknownClient);
        lock (_gate)
        {
            if (_client == client)
                _client = null;
        }
        Close(client, isSilent: false);
        return new Begun(ControlAnswer.Done);
    }

    /// <summary>A key counts only from the host that was given it.</summary>
    private ServedClient? Find(ulong key, in RequestContext context)
    {
        ServedClient? client;
        lock (_gate)
            client = _client;
        if (client is null || client.Key != key || client.Remote.WithPort(0) != context.Remote.WithPort(0))
            return null;
        client.Hear();
        return client;
    }

    private void ForgetTheSilent()
    {
        ServedClient? silent;
        lock (_gate)
        {
            if (_client is not { IsSilent: true })
                return;
            (silent, _client) = (_client, null);
        }
        Close(silent, isSilent: true);
    }

    private void Close(ServedClient? client, bool isSilent)
    {
        if (client is null)
            return;
        lock (_gate)
            _closing = Task.WhenAll(_closing, CloseAsync());

        // Its endpoint may take a moment to close, and whoever asks for that is not to wait.
        async Task CloseAsync()
        {
            await Task.Yield();
            await client.DisposeAsync();
            _transcript.TellGone(client, isSilent);
        }
    }

    private static ulong NewKey()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes) | 1;
    }
}
