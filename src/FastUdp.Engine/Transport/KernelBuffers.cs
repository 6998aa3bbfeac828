using System.Globalization;

namespace FastUdp.Transport;

/// <summary>What the kernel grants of a socket buffer, and the setting that limits it.</summary>
internal static class KernelBuffers
{
    public const string ReceiveLimit = "net.core.rmem_max";
    public const string SendLimit = "net.core.wmem_max";

    /// <summary>Compares what was asked with what the socket option says now.</summary>
    public static SocketBufferSize Describe(string limitName, int askedBytes, int reportedBytes) =>
        Describe(limitName, ReadLimit(limitName), askedBytes, reportedBytes);

    /// <param name="limitName">The sysctl that caps the request.</param>
    /// <param name="limitBytes">Its value; null where the system has no such setting.</param>
    /// <param name="askedBytes">What was asked; 0 for the system's default.</param>
    /// <param name="reportedBytes">What getsockopt says.</param>
    public static SocketBufferSize Describe(string limitName, int? limitBytes, int askedBytes, int reportedBytes)
    {
        // Linux doubles the value for its own bookkeeping and reports it so (socket(7)); where its setting exists, halve.
        int granted = limitBytes is null ? reportedBytes : reportedBytes / 2;
        string? advice = granted >= askedBytes ? null
            : limitBytes is null ? "raise the system's limit on socket buffers"
            : string.Create(CultureInfo.InvariantCulture, $"sysctl -w {limitName}={askedBytes}");
        return new SocketBufferSize(askedBytes, granted, advice);
    }

    private static int? ReadLimit(string limitName)
    {
        try
        {
            string text = File.ReadAllText("/proc/sys/" + limitName.Replace('.', '/'));
            return int.TryParse(text, CultureInfo.InvariantCulture, out int bytes) ? bytes : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // Not Linux, or a sandbox without /proc.
        }
    }
}
