using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>A request that is being executed, or was: 16 bytes.</summary>
internal struct WindowEntry
{
    /// <summary>The request's identifier.</summary>
    public ulong Id;

    /// <summary>Its reply; none while it is being executed.</summary>
    public PayloadCell Reply;
}
