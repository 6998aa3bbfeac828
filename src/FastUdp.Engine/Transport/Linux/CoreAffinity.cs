using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;

namespace FastUdp.Transport.Linux;

/// <summary>Which cores this process may use, and a thread that stays on one of them (sched_setaffinity(2)).</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class CoreAffinity
{
    /// <summary>More than any kernel is built for (CONFIG_NR_CPUS); a mask shorter than the kernel's own is refused.</summary>
    public const int MaxCores = 8_192;

    private const int CoresPerWord = 64;

    /// <summary>The cores of the process's first thread, in order: those of the machine that neither a cpuset nor taskset(1) withholds.</summary>
    /// <exception cref="PlatformNotSupportedException">The system does not say.</exception>
    public static int[] ReadAllowed()
    {
        ulong* mask = stackalloc ulong[MaxCores / CoresPerWord];

        // SAFETY: the mask lives on this stack until the call returns, as long as it says; stackalloc has cleared it.
        if (Libc.sched_getaffinity(Environment.ProcessId, MaxCores / 8, mask) < 0)
            throw new PlatformNotSupportedException($"sched_getaffinity failed: {Marshal.GetLastPInvokeErrorMessage()}.");
        var cores = new List<int>();
        for (int core = 0; core < MaxCores; core++)
        {
            if ((mask[core / CoresPerWord] & Bit(core)) != 0)
                cores.Add(core);
        }
        return [.. cores];
    }

    /// <summary>Throws for a core that this process may not use, naming the option and the cores it may.</summary>
    public static void Check(string option, int core)
    {
        int[] allowed = ReadAllowed();
        if (!allowed.Contains(core))
            throw new ArgumentOutOfRangeException(option, core, $"This process may use the cores {Describe(allowed)}.");
    }

    /// <summary>Keeps the calling thread on one core.</summary>
    /// <exception cref="InvalidOperationException">It has been withheld since it was checked.</exception>
    public static void Stay(int core)
    {
        ulong* mask = stackalloc ulong[MaxCores / CoresPerWord];
        mask[core / CoresPerWord] = Bit(core);

        // SAFETY: as in ReadAllowed; the core has been checked, and so lies within the mask.
        if (Libc.sched_setaffinity(0, MaxCores / 8, mask) < 0)
            throw new InvalidOperationException($"The thread cannot stay on core {core}: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Cores as the kernel lists them: 0-3,7.</summary>
    public static string Describe(IReadOnlyList<int> cores)
    {
        var ranges = new List<string>();
        for (int first = 0, last; first < cores.Count; first = last + 1)
        {
            for (last = first; last + 1 < cores.Count && cores[last + 1] == cores[last] + 1;)
                last++;
            ranges.Add(first == last ? $"{cores[first]}" : $"{cores[first]}-{cores[last]}");
        }
        return string.Join(',', ranges);
    }

    private static ulong Bit(int core) => 1ul << (core % CoresPerWord);
}
