namespace FastUdp.Interop.Linux;

/// <summary>readv(2): one stretch of memory. 16 bytes on 64-bit Linux.</summary>
internal unsafe struct iovec
{
    public byte* iov_base;
    public nuint iov_len;
}
