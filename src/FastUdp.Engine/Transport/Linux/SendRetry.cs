using System.Runtime.Versioning;
using FastUdp.Interop.Linux;

namespace FastUdp.Transport.Linux;

/// <summary>
/// Tells the error of a message that is its own from one that is news of an earlier datagram, and costs this one nothing
/// (udp(7)). Of one sender, for one message after the other.
/// <list type="number">
/// <item>An unconnected socket without an error queue reports no news: the error is the message's own.</item>
/// <item>With the queue: read it. When anything was read since, by whomever, try again, <see cref="MostRetries"/> times at most.</item>
/// <item>Otherwise once more, for the kernel forgets an error it has reported; what comes again is the message's own.</item>
/// </list>
/// </summary>
[SupportedOSPlatform("linux")]
internal struct SendRetry(ErrorQueue? queue, bool isConnected, SendCounters counters)
{
    /// <summary>How often news may come between a message and the kernel: each time there must have been some.</summary>
    public const int MostRetries = 64;

    private long _readBefore = queue?.ReadCount ?? 0;
    private int _retries;
    private bool _hasTriedBlindly;

    /// <summary>Another message is at hand.</summary>
    public void BeginNext()
    {
        _retries = 0;
        _hasTriedBlindly = false;
    }

    /// <summary>Whether to try the message again, after an error that is no matter of waiting.</summary>
    /// <param name="errno">The error.</param>
    /// <param name="isSegmented">Whether the message is a super-buffer, which can be refused for that.</param>
    public bool ShouldRetry(int errno, bool isSegmented)
    {
        // ICMP never becomes either.
        if (errno is Errno.EIO or Errno.EINVAL || (!isConnected && queue is null))
            return false;

        // A super-buffer that is too long without news of it is not worth a second try: the single datagrams that follow are one.
        bool isNews = IsNews(errno);
        if (!isNews && ((isSegmented && errno == Errno.EMSGSIZE) || !TryBlindly()))
            return false;

        // What is too long mostly is so itself. With a queue, refusals are counted as they are read.
        if (isNews || errno != Errno.EMSGSIZE)
            counters.AddSocketError(errno == Errno.ECONNREFUSED && queue is null);
        return true;
    }

    /// <summary>Whether the queue says so; a refusal is never the message's own, even if its entry found no room.</summary>
    private bool IsNews(int errno)
    {
        if (queue is null || _retries == MostRetries)
            return false;
        queue.Read();
        long read = queue.ReadCount;
        bool isNews = read != _readBefore || errno == Errno.ECONNREFUSED;
        _readBefore = read;
        if (isNews)
            _retries++;
        return isNews;
    }

    private bool TryBlindly()
    {
        bool isFirst = !_hasTriedBlindly;
        _hasTriedBlindly = true;
        return isFirst;
    }
}
