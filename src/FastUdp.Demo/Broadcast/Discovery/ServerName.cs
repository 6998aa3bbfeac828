using System.Net;
using System.Text;

namespace FastUdp.Demo.Broadcast.Discovery;

/// <summary>What a server calls itself: a text of at most so many bytes of UTF-8 as the name of a host may have (RFC 1035).</summary>
internal static class ServerName
{
    public const int MaxBytes = 63;

    /// <summary>The name of this machine, as much of it as fits.</summary>
    public static string OfThisMachine()
    {
        string name = Dns.GetHostName();
        int length = name.Length;
        while (Encoding.UTF8.GetByteCount(name.AsSpan(0, length)) > MaxBytes)
            length--;
        return name[..length];
    }

    /// <exception cref="CommandFailedException">It is longer than it may be.</exception>
    public static string Checked(string name)
    {
        int bytes = Encoding.UTF8.GetByteCount(name);
        return bytes <= MaxBytes
            ? name
            : throw new CommandFailedException($"a name of {bytes:N0} bytes exceeds the limit of {MaxBytes}", ExitCodes.Usage);
    }
}
