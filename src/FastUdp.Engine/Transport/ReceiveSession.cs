using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>
/// One receive from its start to its end: the ring, the receiver and the handler's sender, the thread they run on where
/// the backend wants one, and the way to stop them.
/// </summary>
internal sealed class ReceiveSession
{
    private readonly UdpTransport _transport;
    private readonly StopSignal _stop;
    private readonly TaskCompletionSource _completion;
    private readonly TaskCompletionSource _over;

    private ReceiveSession(UdpTransport transport)
    {
        _transport = transport;
        _stop = new StopSignal(transport);
        TaskCreationOptions goingOn = transport.ReceiveThread == ReceiveThread.Completer
            ? TaskCreationOptions.None
            : TaskCreationOptions.RunContinuationsAsynchronously;
        _completion = new TaskCompletionSource(goingOn);
        _over = new TaskCompletionSource(goingOn);
    }

    /// <summary>Ends when receiving has ended; fails as the handler or the transport did. For whoever receives.</summary>
    public Task Completion => _completion.Task;

    /// <summary>
    /// Ends then too, and does not fail. For whoever stops it: of several that wait for one task .NET has all but one go on in
    /// the thread pool, which a simulation does not wait for.
    /// </summary>
    public Task Over => _over.Task;

    public bool IsOver => Completion.IsCompleted;

    public static ReceiveSession Start<THandler>(
        UdpTransport transport, EndpointBuffers buffers, SendRules rules, THandler handler, CancellationToken cancellationToken)
        where THandler : IDatagramHandler
    {
        var session = new ReceiveSession(transport);
        Task Run() => session.RunToEndAsync(() => session.RunAsync(buffers, rules, handler, cancellationToken));
        switch (transport.ReceiveThread)
        {
            case ReceiveThread.Own:
                RunOnOwnThread(Run, $"FastUdp {transport.Binding.Local}");
                break;
            case ReceiveThread.Pool:
                _ = Task.Run(Run, CancellationToken.None);
                break;
            default:
                _ = Run();
                break;
        }
        return session;
    }

    /// <summary>Asks for the end; not to be called any more when it has come.</summary>
    public void RequestStop() => _stop.Request();

    /// <summary>Asks for the end once nothing is queued any more; not to be called any more when it has come.</summary>
    public void RequestDrain() => _stop.RequestDrain();

    private async Task RunToEndAsync(Func<Task> run)
    {
        Task running = RunObservedAsync(run);
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _completion.SetFromTask(running);
        _over.SetResult();
    }

    private async Task RunObservedAsync(Func<Task> run)
    {
        ITransportObserver? observer = _transport.ReceiveCounters.Observer;
        observer?.OnReceiveStarted();
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            observer?.OnReceiveEnded(exception);
            throw;
        }
        observer?.OnReceiveEnded(failure: null);
    }

    private async Task RunAsync<THandler>(
        EndpointBuffers buffers, SendRules rules, THandler handler, CancellationToken cancellationToken)
        where THandler : IDatagramHandler
    {
        _transport.BeginReceive();
        using CancellationTokenRegistration onCancelled =
            cancellationToken.UnsafeRegister(static stop => ((StopSignal)stop!).Request(), _stop);
        using var ring = new ReceiveRing(buffers.Receive, _transport.ReceiveSlots);
        using Receiver receiver = _transport.CreateReceiver(ring);
        using DatagramSender sender = DatagramSender.TryCreate(_transport, buffers.Reply, rules, isFlushedByLoop: true)
            ?? throw new InvalidOperationException("The handler's sender of an earlier receive is still in use.");
        await ReceiveLoop.RunAsync(receiver, ring, sender, handler, _transport.ReceiveCounters, _stop).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs a task that blocks instead of yielding. A background thread: a program that ends without disposing its
    /// endpoint ends.
    /// </summary>
    private static void RunOnOwnThread(Func<Task> run, string name)
    {
        var thread = new Thread(() => run()) { Name = name, IsBackground = true };
        thread.UnsafeStart();
    }
}
