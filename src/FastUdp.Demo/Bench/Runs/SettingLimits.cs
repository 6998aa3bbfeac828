using System.Globalization;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>What a setting's numbers may be, as options and in the words of <see cref="SettingWords"/>.</summary>
internal static class SettingLimits
{
    /// <summary>As <see cref="UdpEndpointOptions.ReceiveSlots"/>.</summary>
    public const int MostSlots = 256;

    /// <summary>More of the shortest datagrams do not fit a sender's block.</summary>
    public const int MostBatchDatagrams = 4_095;

    public const int MostBusyPollMicroseconds = 1_000_000;

    /// <summary>More than a kernel is built for (CONFIG_NR_CPUS).</summary>
    public const int MostCore = 8_191;

    /// <summary>Why this text is no whole number within the limits, beginning with what was typed; null where it is one.</summary>
    public static string? Explain(string name, string text, int least, int most, out int value) =>
        !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) ? $"{name} '{text}' is not a whole number"
        : value < least ? $"{name} {text} is below the limit of {least}"
        : value > most ? string.Create(CultureInfo.InvariantCulture, $"{name} {text} exceeds the limit of {most:N0}")
        : null;

    /// <summary>Reads two cores, the near end's and the far end's.</summary>
    /// <returns>Why it is none, beginning with what was typed; null where it is.</returns>
    public static string? ExplainCores(string name, string text, char separator, out (int Near, int Far) cores)
    {
        cores = default;
        string[] typed = text.Split(separator);
        return typed.Length != 2
            ? $"{name} '{text}' are not two cores: NEAR{separator}FAR, as in 0{separator}1"
            : Explain(name, typed[0], 0, MostCore, out cores.Near) ?? Explain(name, typed[1], 0, MostCore, out cores.Far);
    }
}
