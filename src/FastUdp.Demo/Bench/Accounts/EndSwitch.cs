namespace FastUdp.Demo.Bench.Accounts;

/// <summary>One thing an end may or may not make use of.</summary>
internal sealed record EndSwitch
{
    /// <summary>A longer reason is cut.</summary>
    public const int MaxReasonLength = 200;

    public required bool On { get; init; }

    /// <summary>What it does, or why it is off.</summary>
    public required string Reason { get; init; }

    public static EndSwitch Of(UdpCapability row) =>
        new() { On = row.IsOn, Reason = row.Reason.Length <= MaxReasonLength ? row.Reason : row.Reason[..MaxReasonLength] };
}
