using System.Globalization;

namespace FastUdp.Demo.Bench.Networks;

/// <summary>
/// A loopback with an MTU of its own, and one that drops where that is asked for: the whole program runs again in a network namespace
/// (network_namespaces(7)), for which no privileges are needed where users may make namespaces (user_namespaces(7)).
/// </summary>
/// <remarks>
/// The program is replaced by unshare(1), and that by the program again: it stays one process, so that signals, the terminal and the exit code are its
/// own. Files are those of before. Packets are dropped where they arrive, before IP puts fragments together, and each by itself: the loopback takes no
/// super-buffers then. What is left of fragmented datagrams is given more memory and less time than Linux gives it (4 MiB, 30 s), or hardly any would
/// arrive.
/// </remarks>
/// <param name="MtuBytes">576 to 65,536.</param>
/// <param name="Drop">The fraction of packets to drop.</param>
internal sealed record LoopbackNetwork(int MtuBytes, double Drop = 0)
{
    /// <summary>What every IPv4 host takes (RFC 791, 3.1).</summary>
    public const int LeastMtuBytes = 576;

    /// <summary>With less, Linux has no IPv6 on an interface (RFC 8200, 5).</summary>
    public const int LeastIPv6MtuBytes = 1_280;

    /// <summary>The loopback's as it comes.</summary>
    public const int MostMtuBytes = 65_536;

    /// <summary>How the script ends where there is no ip(8).</summary>
    public const int NoIpCode = 124;

    /// <summary>How it ends where the loopback cannot be set up.</summary>
    public const int NoLoopbackCode = 125;

    private const string Marker = "FASTUDP_LOOPBACK";

    // An ordinary user's PATH has no sbin on some systems, where ip and nft are.
    private const string SetUp = """
        export FASTUDP_LOOPBACK="$1" PATH="$PATH:/usr/sbin:/sbin"
        command -v ip > /dev/null || exit 124
        ip link set lo mtu "$2" up || exit 125
        if [ "$3" != 0 ]; then
            ip link set lo gso_max_segs 1 || exit 125
            { echo 268435456 > /proc/sys/net/ipv4/ipfrag_high_thresh; echo 1 > /proc/sys/net/ipv4/ipfrag_time; } 2> /dev/null
            printf 'table ip bench { chain arriving { type filter hook prerouting priority raw; iifname "lo" meta l4proto udp numgen random mod 1000000 < %s drop; }; }' "$3" | nft -f - || exit 125
        fi
        shift 3
        exec "$@"
        """;

    /// <summary>The network that this program was put into, in a few words; null where it was not.</summary>
    public static string? Entered => Environment.GetEnvironmentVariable(Marker);

    /// <summary>Runs this program again, with the same arguments, in such a network. Returns where it runs there already, and else never.</summary>
    /// <exception cref="CommandFailedException">There can be none here; the line says why.</exception>
    public void Enter()
    {
        if (Entered is not null)
            return;
        string way = NetworkProbe.ChooseWay(this);
        ProgramReplacement.Run("unshare", Arguments(way, [Environment.ProcessPath!, .. OwnArguments()]));
    }

    /// <summary>The arguments of unshare(1) to run a program there.</summary>
    /// <param name="way">Which namespaces it makes: <c>-n</c> or <c>-rn</c>.</param>
    /// <param name="program">The program and its arguments.</param>
    public string[] Arguments(string way, params IEnumerable<string> program) =>
        [way, "sh", "-c", SetUp, "sh", ToString(), Text(MtuBytes), Text((int)Math.Round(Drop * 1_000_000)), .. program];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"loopback MTU {MtuBytes:N0}{(Drop > 0 ? $", {Drop * 100:0.##}% of packets dropped" : "")}");

    // Run by dotnet, the program itself is the first argument; run by itself, it is not.
    private static IEnumerable<string> OwnArguments()
    {
        string[] all = Environment.GetCommandLineArgs();
        bool isRunByDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return isRunByDotnet ? all : all.Skip(1);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
