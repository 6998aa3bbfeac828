namespace FastUdp.Demo.Mtu;

/// <summary>How a search ended.</summary>
internal enum SearchEnd
{
    /// <summary>There was none.</summary>
    NotSearched,

    /// <summary>The largest size is known to the byte.</summary>
    Complete,

    /// <summary>Nothing of any size is heard of.</summary>
    NobodyAnswers,

    /// <summary>The path changed faster than it could be searched.</summary>
    Unsettled,

    /// <summary>The user wanted no more.</summary>
    Stopped,
}
