using System.Diagnostics;

namespace FastUdp.Transport;

/// <summary>
/// Bounds the waits of one transmission together. The clock starts with the first wait: a transmission that never
/// waits never reads it.
/// </summary>
internal struct SendDeadline(TimeSpan timeout)
{
    private long _start;
    private bool _isRunning;

    /// <summary>What is left to wait; zero or less when the time is over.</summary>
    public TimeSpan Left()
    {
        if (!_isRunning)
        {
            _isRunning = true;
            _start = Stopwatch.GetTimestamp();
        }
        return timeout - Stopwatch.GetElapsedTime(_start);
    }
}
