using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>What becomes one row: the trials of one size and setting, so far.</summary>
/// <param name="Size">The payload in bytes.</param>
/// <param name="Setting">The setting.</param>
internal sealed record RunCell(int Size, EndSetting Setting)
{
    /// <summary>By round; null where a trial was cut short.</summary>
    public List<TrialFigures?> Trials { get; } = [];

    /// <summary>What measuring takes of each datagram; null where it was not rehearsed.</summary>
    public MeasuringCost? Cost { get; set; }

    public IEnumerable<TrialFigures> Whole => Trials.OfType<TrialFigures>();
}
