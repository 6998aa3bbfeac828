using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using Microsoft.Win32.SafeHandles;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>Wakes a receive loop that waits in poll(2), through an eventfd(2), or that spins, through a flag.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class WakeEvent : IDisposable
{
    private const int Forever = -1;

    private readonly SafeFileHandle _event;
    private volatile bool _isSet;

    public WakeEvent()
    {
        _event = Libc.eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
        if (_event.IsInvalid)
            throw new IOException($"eventfd failed: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Whether somebody has called <see cref="Set"/> since the last <see cref="TryConsume"/>.</summary>
    public bool IsSet => _isSet;

    /// <summary>Wakes the loop. Any thread; calls before the loop looks count as one.</summary>
    public void Set()
    {
        ulong one = 1;
        _ = Libc.write(_event, &one, sizeof(ulong)); // Fails only at 2^64 - 1 unread wake-ups.
        _isSet = true;
    }

    /// <summary>Clears a wake-up; false when there was none.</summary>
    public bool TryConsume()
    {
        if (!_isSet)
            return false;

        // Set writes the event and then the flag, so a flag seen here has its event to read. Should a second wake-up
        // fall in between, its event is read with the first one's: what it announces was there before, and the loop
        // looks at everything after each wake-up.
        ulong count;
        _isSet = false;
        _ = Libc.read(_event, &count, sizeof(ulong));
        return true;
    }

    /// <summary>Waits, for ever, until the socket can be read or has an error, or somebody calls <see cref="Set"/>.</summary>
    /// <param name="socket">The socket to wait for, or null to wait for <see cref="Set"/> alone.</param>
    /// <returns>Whether the socket has an error.</returns>
    public bool WaitReadable(SafeHandle? socket)
    {
        bool isHeld = false;
        try
        {
            socket?.DangerousAddRef(ref isHeld);
            pollfd* descriptors = stackalloc pollfd[2];
            descriptors[0] = new pollfd { fd = (int)_event.DangerousGetHandle(), events = POLLIN };
            descriptors[1] = new pollfd { fd = socket is null ? -1 : (int)socket.DangerousGetHandle(), events = POLLIN };

            // SAFETY: the socket is held above; the event is this object's own and outlives the loop that calls here.
            // poll(2) passes over a negative descriptor.
            return Libc.poll(descriptors, 2, Forever) > 0 && (descriptors[1].revents & POLLERR) != 0;
        }
        finally
        {
            if (isHeld)
                socket!.DangerousRelease();
        }
    }

    public void Dispose() => _event.Dispose();
}
