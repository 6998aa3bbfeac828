using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FastUdp.Interop.Linux;

/// <summary>
/// The system calls of the data path. Descriptors go in as safe handles, so that one closed by another thread is an
/// exception and never somebody else's socket. None suppresses the GC transition: each may block.
/// </summary>
internal static unsafe partial class Libc
{
    private const string Library = "libc";

    /// <summary>recvmmsg(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial int recvmmsg(SafeHandle sockfd, mmsghdr* msgvec, uint vlen, int flags, void* timeout);

    /// <summary>recvmsg(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial nint recvmsg(SafeHandle sockfd, msghdr* msg, int flags);

    /// <summary>sendmmsg(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial int sendmmsg(SafeHandle sockfd, mmsghdr* msgvec, uint vlen, int flags);

    /// <summary>sendto(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial nint sendto(SafeHandle sockfd, byte* buf, nuint len, int flags, byte* dest_addr, uint addrlen);

    /// <summary>poll(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial int poll(pollfd* fds, nuint nfds, int timeout);

    /// <summary>sched_getaffinity(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial int sched_getaffinity(int pid, nuint cpusetsize, ulong* mask);

    /// <summary>sched_setaffinity(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial int sched_setaffinity(int pid, nuint cpusetsize, ulong* mask);

    /// <summary>eventfd(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial SafeFileHandle eventfd(uint initval, int flags);

    /// <summary>socket(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial SafeFileHandle socket(int domain, int type, int protocol);

    /// <summary>read(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial nint read(SafeHandle fd, void* buf, nuint count);

    /// <summary>write(2)</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial nint write(SafeHandle fd, void* buf, nuint count);
}
