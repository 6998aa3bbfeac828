using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>Is told how a run goes on, to show it or to save it. Calls come from one at a time, and what a call takes is time of the run between trials.</summary>
internal interface IRunWatcher
{
    /// <summary>A trial begins.</summary>
    /// <param name="round">From 0.</param>
    /// <param name="cell">What it is a trial of.</param>
    /// <param name="trial">Who carries it out; says how far it is, to any thread.</param>
    void BeginTrial(int round, RunCell cell, Trial trial);

    /// <summary>It has ended.</summary>
    /// <param name="cell">With its figures.</param>
    void EndTrial(RunCell cell);
}
