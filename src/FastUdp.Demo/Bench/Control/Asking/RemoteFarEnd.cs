using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Control.Asking;

/// <summary>
/// A far end that another process serves. As long as it is not disposed it shows every half second that it is there; when the far end does not answer
/// that, it is gone for good.
/// </summary>
internal sealed class RemoteFarEnd : IFarEnd
{
    private readonly ControlClient _client;
    private readonly IPEndPoint _server;
    private readonly ulong _key;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Task _showing;
    private CommandFailedException? _fault;
    private long _received = -1;

    private RemoteFarEnd(ControlClient client, IPEndPoint server, Welcome welcome, TimeProvider time)
    {
        _client = client;
        _server = server;
        _key = welcome.Client;
        _time = time;
        Machine = welcome.Machine.ToMachine();
        SharesClock = BootClock.IsShared(welcome.Clock, BootClock.Identity);
        _showing = ShowPresenceAsync();
    }

    public string Description => $"{_server}, {Machine?.System ?? "an unknown system"}";

    public RunMachine? Machine { get; }

    public AddressFamily Family => _server.AddressFamily;

    /// <summary>Whether both ends read one clock, so that one-way delays mean something.</summary>
    public bool SharesClock { get; }

    /// <summary>How many have come in the trial that is on, as the far end last said; null where it has not.</summary>
    public long? Received => Volatile.Read(ref _received) is >= 0 and long received ? received : null;

    /// <inheritdoc cref="IFarSession.Gone"/>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Greets a far end.</summary>
    /// <param name="server">Where it serves.</param>
    /// <param name="options">Of the endpoint for the control exchange.</param>
    /// <param name="local">Where to ask from; null lets the system choose.</param>
    /// <param name="time">What waiting is measured with.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CommandFailedException">There is none, or it is busy or of another version; the line says which.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<RemoteFarEnd> ConnectAsync(IPEndPoint server, UdpEndpointOptions options, IPEndPoint? local, TimeProvider time, CancellationToken stop)
    {
        ControlClient client = ControlClient.Connect(server, options, local);
        try
        {
            Welcome welcome = await client.AskAsync<Hello, Welcome>(new Hello(ControlLimits.Version, BootClock.Identity, MachineFacts.This()), stop);
            return WelcomeText.Fault(welcome, server) is { } fault
                ? throw new CommandFailedException(fault)
                : new RemoteFarEnd(client, server, welcome, time);
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    public async Task<IFarSession> OpenAsync(FarPlan plan, CancellationToken stop)
    {
        Opened opened = await AskAsync<Open, Opened>(
            new Open(_key, (byte)plan.Kind, (ushort)plan.DatagramBytes, FarSetting.Of(plan.Setting)), static opened => opened.Answer, stop, static opened => opened.Reason);
        return opened.Port == 0
            ? throw new CommandFailedException($"the far end {_server} says what cannot be: its endpoint has port 0")
            : new RemoteFarSession(this, _key, new IPEndPoint(_server.Address, opened.Port), plan);
    }

    /// <summary>Asks something of which the answer is to be <see cref="ControlAnswer.Done"/>.</summary>
    /// <exception cref="CommandFailedException">It is another, or none; the line says why.</exception>
    public async Task<TAnswer> AskAsync<TRequest, TAnswer>(
        TRequest request, Func<TAnswer, ControlAnswer> answerOf, CancellationToken stop, Func<TAnswer, string>? reasonOf = null)
        where TRequest : Messages.IDatagramMessage<TRequest>
        where TAnswer : Messages.IDatagramMessage<TAnswer>
    {
        if (Volatile.Read(ref _fault) is { } fault)
            throw new CommandFailedException(fault.Message);
        TAnswer answer = await _client.AskAsync<TRequest, TAnswer>(request, stop);
        ControlAnswer word = answerOf(answer);
        return word == ControlAnswer.Done ? answer : throw new CommandFailedException(WelcomeText.Refusal(word, reasonOf?.Invoke(answer), _server));
    }

    /// <summary>Forgets how many have come: a trial begins.</summary>
    public void BeginTrial() => Volatile.Write(ref _received, -1);

    public async ValueTask DisposeAsync()
    {
        Cancel(_over);
        await _showing;
        if (_fault is null)
            await PartAsync();
        await _client.DisposeAsync();
        _over.Dispose();
        _gone.Dispose();
    }

    private async Task ShowPresenceAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(ControlLimits.SignOfLife, _time, _over.Token);
                Progress progress = await AskAsync<AskProgress, Progress>(new AskProgress(_key), static progress => progress.Answer, _over.Token);
                Volatile.Write(ref _received, progress.Received is <= long.MaxValue and ulong received ? (long)received : -1);
            }
        }
        catch (OperationCanceledException)
        {
            // It is disposed.
        }
        catch (CommandFailedException exception)
        {
            Volatile.Write(ref _fault, exception);
            Cancel(_gone);
        }
    }

    // What waits for a token goes on here, in a simulation too.
#pragma warning disable CA1849
    private static void Cancel(CancellationTokenSource source) => source.Cancel();
#pragma warning restore CA1849

    /// <summary>Frees the far end for others; if that gets lost, it notices the silence.</summary>
    private async Task PartAsync()
    {
        using var patience = new CancellationTokenSource(ControlLimits.SignOfLife, _time);
        try
        {
            await _client.AskAsync<Leave, Begun>(new Leave(_key), patience.Token);
        }
        catch (Exception exception) when (exception is CommandFailedException or OperationCanceledException)
        {
            // It is the far end's loss, and all that was measured is here.
        }
    }
}
