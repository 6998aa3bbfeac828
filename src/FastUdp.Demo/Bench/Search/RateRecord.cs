namespace FastUdp.Demo.Bench.Search;

/// <summary>What the trials of one rate have shown, judged by one loss limit or another.</summary>
internal sealed class RateRecord(long rate)
{
    // Null where the sender could not offer the rate.
    private readonly List<(double? Loss, bool IsConfirmation)> _trials = [];

    public long Rate { get; } = rate;

    public void Add(double? loss, bool isConfirmation) => _trials.Add((loss, isConfirmation));

    public int Passed(double limit) => _trials.Count(trial => trial.Loss <= limit);

    /// <summary>Of those that passed, the confirmations.</summary>
    public int Confirmed(double limit) => _trials.Count(trial => trial.IsConfirmation && trial.Loss <= limit);

    public int Failed(double limit) => _trials.Count - Passed(limit);

    /// <summary>Whether every failure was the sender's: then nothing is known of what is measured at this rate.</summary>
    public bool IsBeyondSender(double limit) => Failed(limit) > 0 && _trials.TrueForAll(trial => trial.Loss is null || trial.Loss <= limit);
}
