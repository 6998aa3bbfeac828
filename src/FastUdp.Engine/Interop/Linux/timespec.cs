namespace FastUdp.Interop.Linux;

/// <summary>clock_gettime(2): a point in time, what SO_TIMESTAMPNS brings. 16 bytes on 64-bit Linux.</summary>
internal struct timespec
{
    public long tv_sec;
    public long tv_nsec;
}
