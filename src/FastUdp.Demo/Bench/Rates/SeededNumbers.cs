namespace FastUdp.Demo.Bench.Rates;

/// <summary>
/// Numbers that seem to be by chance, the same ones for the same seed on every machine and runtime: SplitMix64 (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators", 2014). The framework's own seeded numbers have 31 bits, too coarse for rare long gaps.
/// </summary>
internal struct SeededNumbers(long seed)
{
    private const ulong GoldenGamma = 0x9E37_79B9_7F4A_7C15;

    // 2^-53: a double holds no finer one just below 1.
    private const double StepOfFraction = 1.0 / (1L << 53);

    private ulong _state = (ulong)seed;

    /// <summary>More than 0 and less than 1, in steps of 2^-53, each as likely.</summary>
    public double NextFraction() => ((Next() >> 11) + 0.5) * StepOfFraction;

    private ulong Next()
    {
        ulong mixed = _state += GoldenGamma;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }
}
