using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>
/// A configuration as it is typed after <c>--against</c>: words between plus signs, each of which changes one thing of the setting that the other
/// options make. <c>default</c> changes nothing.
/// </summary>
internal static class SettingWords
{
    /// <summary>For the help.</summary>
    public const string Forms = "default, auto, linux, portable, gso=on|off, gro=on|off, slots=N, batch=N, busy-poll=MICROSECONDS, cores=NEAR/FAR";

    /// <summary>The longest text: the rows are told apart by it.</summary>
    public const int MostLength = 100;

    /// <param name="setting">What the words change.</param>
    /// <param name="text">The words.</param>
    /// <param name="changed">Its name is the text.</param>
    /// <returns>Why it cannot be, beginning with the word; null where it can.</returns>
    public static string? Apply(EndSetting setting, string text, out EndSetting changed)
    {
        changed = setting with { Name = text };
        if (text.Length > MostLength)
            return $"{text.Length} characters of one configuration exceed the limit of {MostLength}";
        string? error = null;
        var seen = new HashSet<string>();
        foreach (string word in text.Split('+'))
            error ??= seen.Add(KindOf(word)) ? ApplyWord(word, ref changed) : $"{word} says again what {text} has said before";
        return error;
    }

    private static string KindOf(string word) => word is "auto" or "linux" or "portable" ? "backend" : word.Split('=')[0];

    private static string? ApplyWord(string word, ref EndSetting setting)
    {
        string[] parts = word.Split('=', 2);
        return (parts[0], parts.Length == 2) switch
        {
            ("default", false) => null,
            ("auto", false) => Set(ref setting, setting with { Backend = UdpBackend.Auto }),
            ("linux", false) => Set(ref setting, setting with { Backend = UdpBackend.Linux }),
            ("portable", false) => Set(ref setting, setting with { Backend = UdpBackend.Portable }),
            ("gso", true) => ExplainSwitch(word, parts[1], out bool gso) ?? Set(ref setting, setting with { UseGso = gso }),
            ("gro", true) => ExplainSwitch(word, parts[1], out bool gro) ?? Set(ref setting, setting with { UseGro = gro }),
            ("slots", true) => SettingLimits.Explain("slots", parts[1], 1, SettingLimits.MostSlots, out int slots)
                ?? Set(ref setting, setting with { ReceiveSlots = slots }),
            ("batch", true) => SettingLimits.Explain("batch", parts[1], 1, SettingLimits.MostBatchDatagrams, out int batch)
                ?? Set(ref setting, setting with { BatchDatagrams = batch }),
            ("busy-poll", true) => SettingLimits.Explain("busy-poll", parts[1], 0, SettingLimits.MostBusyPollMicroseconds, out int microseconds)
                ?? Set(ref setting, setting with { BusyPoll = TimeSpan.FromMicroseconds(microseconds) }),
            ("cores", true) => SettingLimits.ExplainCores("cores", parts[1], '/', out (int Near, int Far) cores)
                ?? Set(ref setting, setting with { NearCore = cores.Near, FarCore = cores.Far }),
            _ => $"'{word}' is none of {Forms}",
        };
    }

    private static string? Set(ref EndSetting setting, EndSetting changed)
    {
        setting = changed;
        return null;
    }

    private static string? ExplainSwitch(string word, string text, out bool isOn)
    {
        isOn = text == "on";
        return text is "on" or "off" ? null : $"{word} is neither on nor off";
    }
}
