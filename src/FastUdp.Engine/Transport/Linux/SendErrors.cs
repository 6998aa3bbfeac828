using FastUdp.Interop.Linux;

namespace FastUdp.Transport.Linux;

/// <summary>What the error numbers of a send mean.</summary>
internal static class SendErrors
{
    public static SendStatus Classify(int errno) => errno switch
    {
        Errno.EAGAIN => SendStatus.WouldBlock,
        Errno.EMSGSIZE => SendStatus.TooLong,
        Errno.ECONNREFUSED => SendStatus.Refused,
        Errno.ENETUNREACH or Errno.EHOSTUNREACH or Errno.ENETDOWN => SendStatus.Unreachable,
        Errno.ENOBUFS or Errno.ENOMEM => SendStatus.NoBuffers,
        Errno.EPERM or Errno.EACCES => SendStatus.Denied,
        _ => SendStatus.Failed,
    };

    /// <summary>
    /// Whether the error may be about segmentation rather than about the datagrams: EIO from a device without transmit
    /// checksum offload; EINVAL from one that cannot segment, and before Linux 6.14 for segments above the path MTU;
    /// EMSGSIZE for those since.
    /// </summary>
    public static bool MayBeSegmentation(int errno) => errno is Errno.EIO or Errno.EINVAL or Errno.EMSGSIZE;

    /// <summary>Whether the error, when unsegmented datagrams do pass, speaks of the device and not of this one send.</summary>
    public static bool IsLasting(int errno) => errno is Errno.EIO or Errno.EINVAL;
}
