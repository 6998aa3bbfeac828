using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FastUdp.Demo.Bench.Control;

/// <summary>
/// Which clock <see cref="Ends.TrialClock"/> reads: the same number in every program to which the monotonic clock tells the same time.
/// </summary>
/// <remarks>
/// CLOCK_MONOTONIC counts from the boot of a kernel (clock_gettime(2)), whose identifier random(4) has, unless a time namespace shifts it
/// (time_namespaces(7)), by what /proc/self/timens_offsets says. Both are hashed, so that the number tells nothing else of the machine.
/// </remarks>
internal static class BootClock
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";
    private const string OffsetsFile = "/proc/self/timens_offsets";

    /// <summary>Of this program; 0 where the system does not tell, and equal to nothing then.</summary>
    public static ulong Identity { get; } = Read();

    public static bool IsShared(ulong one, ulong other) => one == other && one != 0;

    private static ulong Read()
    {
        if (ReadFile(BootFile) is not { Length: > 0 } boot)
            return 0;
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"fastudp clock {boot} {ReadFile(OffsetsFile)}"));
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
