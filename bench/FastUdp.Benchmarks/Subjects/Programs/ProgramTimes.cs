using System.Globalization;

namespace FastUdp.Benchmarks.Subjects.Programs;

/// <summary>Times as programs take them, and how long one may take.</summary>
internal static class ProgramTimes
{
    /// <summary>Beyond the time a run asks for: starting, connecting, its own warm-up, the last datagrams.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Where only whole seconds are taken: 0 would be for ever.</summary>
    public static string WholeSeconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
