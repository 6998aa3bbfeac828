using System.Runtime.InteropServices;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What the kernel knows of its clock: adjtimex(2), which Linux has and which takes no privilege to read.</summary>
internal static class KernelClock
{
    // struct timex where a long has eight bytes: modes, offset, freq, maxerror, esterror, status, and more.
    private const int TimexBytes = 208;
    private const int MaxErrorOffset = 24;
    private const int StatusOffset = 40;
    private const int STA_UNSYNC = 0x0040;

    /// <summary>The largest error the kernel reckons with; unknown where there is nobody to ask.</summary>
    public static ClockError ReadError()
    {
        if (IntPtr.Size != sizeof(long))
            return ClockError.Unknown;
        try
        {
            // With no modes it changes nothing.
            byte[] timex = new byte[TimexBytes];
            return adjtimex(timex) < 0 ? ClockError.Unknown : Read(timex);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return ClockError.Unknown;
        }
    }

    /// <summary>Reads what adjtimex(2) filled in.</summary>
    internal static ClockError Read(ReadOnlySpan<byte> timex)
    {
        int status = BitConverter.ToInt32(timex[StatusOffset..]);
        long microseconds = BitConverter.ToInt64(timex[MaxErrorOffset..]);
        return new ClockError((status & STA_UNSYNC) == 0, TimeSpan.FromMicroseconds(microseconds));
    }

#pragma warning disable SYSLIB1054 // The generated import would make the whole command unsafe code for one call a second.
    [DllImport("libc")]
    private static extern int adjtimex([In, Out] byte[] timex);
#pragma warning restore SYSLIB1054
}
