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

    private ReceiveSession(UdpTransport transport)
    {
        _transport = transport;
        _stop = new StopSignal(transport);
    }

    /// <summary>Ends when receiving has ended; fails as the handler or the transport did.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    public bool IsOver => Completion.IsCompleted;

    public static ReceiveSession Start<THandler>(
        UdpTransport transport, EndpointBuffers buffers, SendRules rules, THandler handler, CancellationToken cancellationToken)
        where THandler : IDatagramHandler
    {
        var session = new ReceiveSession(transport);
        Task Run() => session.RunObservedAsync(() => session.RunAsync(buffers, rules, handler, cancellationToken));
        session.Completion = transport.ReceiveThread switch
        {
            ReceiveThread.Own => RunOnOwnThread(Run, $"FastUdp {transport.Binding.Local}"),
            ReceiveThread.Pool => Task.Run(Run, CancellationToken.None),
            _ => Run(),
        };
        return session;
    }

    /// <summary>Asks for the end; not to be called any more when it has come.</summary>
    public void RequestStop() => _stop.Request();

    /// <summary>Asks for the end once nothing is queued any more; not to be called any more when it has come.</summary>
    public void RequestDrain() => _stop.RequestDrain();

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
    private static Task RunOnOwnThread(Func<Task> run, string name)
    {
        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => completion.SetFromTask(run())) { Name = name, IsBackground = true };
        thread.UnsafeStart();
        return completion.Task;
    }
}
