namespace FastUdp.Benchmarks.Compare;

/// <summary>What to compare and for how long. Null stands for the work's own default.</summary>
/// <param name="Sizes">Payload sizes in bytes.</param>
/// <param name="Pairs">Rounds over all subjects.</param>
/// <param name="Duration">The measured time of one run.</param>
/// <param name="Subjects">Names, or what names begin with; none means all.</param>
/// <param name="Primes">Whether each subject of this process first runs once unmeasured, for the JIT.</param>
internal sealed record CompareRequest(
    IReadOnlyList<int>? Sizes, int Pairs, TimeSpan? Duration, IReadOnlyList<string> Subjects, bool Primes = true)
{
    /// <summary>The options as they were given, for who reads the results.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of subjects that are left out in any case.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary><c>engine</c> chooses every engine, <c>engine-linux</c> itself and its variants.</summary>
    public bool Chooses(string subject) => !Without.Contains(subject) && (Subjects.Count == 0 || Subjects.Any(wanted =>
        subject == wanted || subject.StartsWith(wanted + "-", StringComparison.Ordinal)));
}
