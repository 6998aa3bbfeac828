using System.Globalization;
using System.Text.RegularExpressions;
using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Tutorial;

/// <summary>Free ports in place of those the tutorial names, so that its scenes run beside each other and beside whoever has the real ones.</summary>
internal sealed partial class DocumentedPorts
{
    private readonly Dictionary<string, string> _free = [];

    public string Replace(string text) => Documented().Replace(text, match => FreeFor(match.Value));

    /// <summary>Whether a line is what the document shows, but for ports the system chose, for times, and for what it leaves out (…).</summary>
    public bool Shows(string documented, string line)
    {
        string pattern = Regex.Escape(documented).Replace("…", ".*", StringComparison.Ordinal);
        pattern = Chosen().Replace(pattern, @":\d+");
        pattern = Seconds().Replace(pattern, @" [\d.,]+ $1");
        return Regex.IsMatch(line, $"^{Replace(pattern)}$", RegexOptions.None, RunningProgram.Patience);
    }

    private string FreeFor(string port)
    {
        if (!_free.TryGetValue(port, out string? free))
            _free.Add(port, free = RunningServer.FreePort(Peers.IPv4).ToString(CultureInfo.InvariantCulture));
        return free;
    }

    [GeneratedRegex(@"\b(1060|2425)\b")]
    private static partial Regex Documented();

    [GeneratedRegex(@":\d{5}\b")]
    private static partial Regex Chosen();

    // As Regex.Escape leaves them: a blank is escaped, a point too.
    [GeneratedRegex(@"\\ \d+(?:\\\.\d+)?\\ (s|ms|µs)\b")]
    private static partial Regex Seconds();
}
