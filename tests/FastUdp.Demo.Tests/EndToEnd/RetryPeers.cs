using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The two ends of <c>fastudp retry</c> as tests use them.</summary>
internal static partial class RetryPeers
{
    /// <summary>What the client says by default, and what it is told then.</summary>
    public const string DefaultReply = "The server says 'Your data was 23 bytes long'";

    /// <summary>A first wait within which every machine answers, and so few of them that none is given up too early.</summary>
    public static readonly string[] Patient = ["--first-delay", "1", "--longest-delay", "8"];

    /// <summary>Three tries in 0.07 s.</summary>
    public static readonly string[] Hasty = ["--first-delay", "0.01", "--longest-delay", "0.04"];

    /// <summary>Three waits as well, of which the last is long enough for a busy machine to hear a refusal.</summary>
    public static readonly string[] Calm = ["--first-delay", "0.1", "--longest-delay", "0.4"];

    public static Task<RunningServer> StartServerAsync(string address, params string[] options) =>
        RunningServer.StartFastUdpAsync("retry", address, options);

    public static Task<ProgramResult> RunClientAsync(string server, params string[] options) =>
        RunningProgram.RunFastUdpAsync(["retry", "client", server, .. options]);

    /// <summary>The next datagram at a server that the test plays itself.</summary>
    public static Task<UdpReceiveResult> ReceiveAsync(UdpClient server) => server.ReceiveAsync().WaitAsync(RunningProgram.Patience);

    /// <summary>What the client says before each wait, from the first.</summary>
    public static string[] Waits(double firstSeconds, int count) => [.. Enumerable.Range(0, count).Select(
        wait => string.Create(CultureInfo.InvariantCulture, $"Waiting up to {firstSeconds * (1 << wait):0.######} seconds for a reply"))];

    /// <summary>A seed with which the server drops just this many datagrams of the first ones, and keeps the next.</summary>
    public static int SeedThatDropsFirst(int count, double drop)
    {
        for (int seed = 0; ; seed++)
        {
            var chance = new Random(seed);
            if (Enumerable.Range(0, count).All(_ => chance.NextDouble() < drop) && chance.NextDouble() >= drop)
                return seed;
        }
    }

    /// <summary>The lines of a server with clients' ports taken out.</summary>
    public static string[] WithoutPorts(IEnumerable<string> lines) => [.. lines.Select(static line => Port().Replace(line, ":*"))];

    [GeneratedRegex(@":\d+(?=$| says)")]
    private static partial Regex Port();
}
