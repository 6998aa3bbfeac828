using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace FastUdp.Tests.Shared;

/// <summary>
/// A thread in a network namespace of its own (network_namespaces(7)): what is posted runs on it in turn, and so do the continuations of what
/// awaits on it. The namespace ends when its last thread and its last socket have.
/// </summary>
internal sealed partial class NamespaceThread : SynchronizationContext, IDisposable
{
    private const int CLONE_NEWNET = 0x4000_0000;

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];
    private readonly TaskCompletionSource<int> _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;

    public NamespaceThread()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "namespace" };
        _thread.Start();
        Errno = _entered.Task.GetAwaiter().GetResult();
    }

    /// <summary>Why there is no namespace (errno); 0 when there is one.</summary>
    public int Errno { get; }

    /// <summary>What tools name the namespace by, as they would a process.</summary>
    public int ThreadId { get; private set; }

    public bool IsCurrent => Thread.CurrentThread == _thread;

    public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));

    public void Dispose()
    {
        _work.CompleteAdding();
        if (!IsCurrent)
            _thread.Join(TimeLimits.Limit);
    }

    private void Work()
    {
        // The namespace of a thread is what a process started from it, a thread, and a socket begin in.
        int errno = unshare(CLONE_NEWNET) == 0 ? 0 : Marshal.GetLastPInvokeError();
        ThreadId = gettid();
        _entered.SetResult(errno);
        SetSynchronizationContext(this);
        foreach ((SendOrPostCallback callback, object? state) in _work.GetConsumingEnumerable())
            callback(state);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int unshare(int flags);

    [LibraryImport("libc")]
    private static partial int gettid();
}
