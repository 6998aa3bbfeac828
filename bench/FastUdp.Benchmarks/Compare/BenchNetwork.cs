using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace FastUdp.Benchmarks.Compare;

/// <summary>
/// A loopback with another MTU, and one that drops: the comparison runs itself again in a network namespace of its own, for which no privileges
/// are needed where users may make namespaces (user_namespaces(7)).
/// </summary>
/// <remarks>
/// Packets are dropped where they arrive, before IP puts fragments together, and each by itself: the loopback takes no super-buffers then. What
/// is left of fragmented datagrams is given more memory and less time than Linux gives it (4 MiB, 30 s), or hardly any would arrive.
/// </remarks>
internal static class BenchNetwork
{
    private const string Marker = "FASTUDP_BENCH_NETWORK";

    private const string Script = """
        ip link set lo mtu "$1" up || exit 125
        if [ "$2" != 0 ]; then
            ip link set lo gso_max_segs 1 || exit 125
            { echo 268435456 > /proc/sys/net/ipv4/ipfrag_high_thresh; echo 1 > /proc/sys/net/ipv4/ipfrag_time; } 2> /dev/null
            printf 'table ip bench { chain arriving { type filter hook prerouting priority raw; iifname "lo" meta l4proto udp numgen random mod 1000000 < %s drop; }; }' "$2" | nft -f - || exit 125
        fi
        shift 2
        exec "$@"
        """;

    /// <summary>The loopback as it is, in a few words.</summary>
    public static string Describe() => Environment.GetEnvironmentVariable(Marker) ?? $"loopback MTU {ReadMtu() ?? "unknown"}; for another: --mtu 1500 --drop 0.01";

    /// <summary>Runs this program again, with the same arguments, in such a network; null where it runs there already, or is to stay here.</summary>
    /// <param name="mtu">The loopback's MTU; null for this machine's own loopback.</param>
    /// <param name="drop">The fraction of packets to drop.</param>
    public static int? Enter(int? mtu, double drop)
    {
        if (mtu is null || Environment.GetEnvironmentVariable(Marker) is not null)
            return null;
        int perMillion = (int)Math.Round(drop * 1_000_000);
        var start = new ProcessStartInfo(
            "unshare",
            ["-rn", "sh", "-c", Script, "sh", Text(mtu.Value), Text(perMillion), Environment.ProcessPath!, .. OwnArguments()]);
        start.Environment[Marker] = $"loopback MTU {mtu:N0}{(perMillion > 0 ? $", {drop:0.##%} of packets dropped" : "")}";
        try
        {
            using Process process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("There is no unshare(1) to make a network namespace with.");
            return 1;
        }
    }

    // Run by dotnet, the program itself is the first argument; run by itself, it is not.
    private static IEnumerable<string> OwnArguments()
    {
        string[] all = Environment.GetCommandLineArgs();
        bool isRunByDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return isRunByDotnet ? all : all.Skip(1);
    }

    private static string? ReadMtu()
    {
        const string path = "/sys/class/net/lo/mtu";
        return File.Exists(path) ? int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture) : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
