namespace FastUdp.Interop.Linux;

/// <summary>gettimeofday(2): a length of time. 16 bytes on 64-bit Linux.</summary>
internal struct timeval
{
    public long tv_sec;
    public long tv_usec;
}
