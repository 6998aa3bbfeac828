using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>
/// One receive from its start to its end: the ring, the receiver and the handler's sender, the thread they run on where
/// the backend wants one, and the way to stop them.
/// </summary>
internal sealed class ReceiveSession
{
    private readonly UdpTransport _transport;
    private readonly CancellationTokenSource _stop;

    private ReceiveSession(UdpTransport transport, CancellationToken cancellationToken)
    {
        _transport = transport;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Ends when receiving has ended; fails as the handler or the transport did.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    public bool IsOver => Completion.IsCompleted;

    public static ReceiveSession Start<THandler>(
        UdpTransport transport, EndpointBuffers buffers, SendRules rules, THandler handler, CancellationToken cancellationToken)
        where THandler : IDatagramHandler
    {
        var session = new ReceiveSession(transport, cancellationToken);
        Task Run() => session.RunAsync(buffers, rules, handler);
        session.Completion = transport.BlocksWhileReceiving
            ? RunOnOwnThread(Run, $"FastUdp {transport.LocalEndPoint}")
            : Task.Run(Run, CancellationToken.None);
        return session;
    }

    /// <summary>Stops and waits for the end, whatever it is.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync<THandler>(EndpointBuffers buffers, SendRules rules, THandler handler)
        where THandler : IDatagramHandler
    {
        if (!buffers.Send.TryRent(out Block? block))
            throw new InvalidOperationException("No block is left for the handler's sender.");

        using CancellationTokenRegistration wake = _stop.Token.UnsafeRegister(static transport => ((UdpTransport)transport!).Wake(), _transport);
        using var ring = new ReceiveRing(buffers.Receive, _transport.ReceiveSlots);
        using Receiver receiver = _transport.CreateReceiver(ring);
        using var sender = new DatagramSender(_transport.CreateTransmitter(), block, rules, isFlushedByLoop: true);
        await ReceiveLoop.RunAsync(receiver, ring, sender, handler, _transport.ReceiveCounters, _stop.Token).ConfigureAwait(false);
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
