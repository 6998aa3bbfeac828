using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Search;

/// <summary>Is told how searches go on. Calls come one after the other, between trials.</summary>
internal interface ISearchWatcher
{
    /// <summary>A flood has told with which rate a search begins.</summary>
    void Flooded(SearchCell cell, TrialFigures figures);

    /// <summary>A rate was tried.</summary>
    void Tried(SearchCell cell, SearchTrial trial, TrialFigures figures);
}
