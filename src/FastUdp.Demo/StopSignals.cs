using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FastUdp.Demo;

/// <summary>
/// Ctrl-C (SIGINT) and SIGTERM as a cancellation token, so that a command can end with its summary. A second signal
/// ends the process as usual, unless it is the same once more: timeout(1) sends its signal to the program and then to
/// the program's group.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // Shorter than anybody takes to press a key twice.
    private static readonly TimeSpan SameAgain = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private long _first;

    public StopSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        long first = Interlocked.CompareExchange(ref _first, Stopwatch.GetTimestamp(), 0);
        signal.Cancel = first == 0 || Stopwatch.GetElapsedTime(first) < SameAgain;
        if (first == 0)
            _stop.Cancel();
    }
}
