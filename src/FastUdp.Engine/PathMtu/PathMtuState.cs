namespace FastUdp.PathMtu;

/// <summary>Where a search stands (RFC 8899 section 5.2).</summary>
public enum PathMtuState
{
    /// <summary>Whether the base size passes is not known yet.</summary>
    Base = 0,

    /// <summary>Larger sizes are tried.</summary>
    Searching,

    /// <summary>The largest is found; it is tried again after the raise interval.</summary>
    SearchComplete,

    /// <summary>Not even the base size passes: the least is used while it is tried again.</summary>
    Error,
}
