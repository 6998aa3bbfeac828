namespace FastUdp.Demo.Bench.Ends;

/// <summary>What a far end has to say of one trial. Null is what it does not know.</summary>
internal sealed record FarFigures
{
    /// <summary>Of the end that counts; null where the near end does.</summary>
    public ReceivedFigures? Received { get; init; }

    /// <summary>What its process spent; null where that is the near end's process, which counts itself.</summary>
    public ProcessFigures? Process { get; init; }

    /// <summary>What its endpoint counted in the trial.</summary>
    public EndpointFigures? Endpoint { get; init; }
}
