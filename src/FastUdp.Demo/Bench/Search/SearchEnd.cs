namespace FastUdp.Demo.Bench.Search;

/// <summary>What bounds the rate that a search has found from above.</summary>
internal enum SearchEnd
{
    /// <summary>It goes on.</summary>
    Open,

    /// <summary>A rate hardly higher lost more than the limit.</summary>
    Lost,

    /// <summary>The sender could not offer a rate hardly higher: what is measured may hold more.</summary>
    NotOffered,

    /// <summary>The highest rate that may be offered was held: what is measured may hold more.</summary>
    HeldMost,

    /// <summary>So many trials have not settled it: they contradict one another.</summary>
    Unsettled,
}
