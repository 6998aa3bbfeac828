namespace FastUdp.Diagnostics;

/// <summary>
/// The attributes of measurements. Where OpenTelemetry's semantic conventions have one it is theirs; the others begin
/// with the engine's own name.
/// </summary>
internal static class MetricAttributes
{
    public const string LocalAddress = "network.local.address";
    public const string LocalPort = "network.local.port";
    public const string PeerAddress = "network.peer.address";
    public const string PeerPort = "network.peer.port";
    public const string Direction = "network.io.direction";
    public const string ErrorType = "error.type";
    public const string DropReason = "fastudp.drop.reason";
    public const string ImpairmentEffect = "fastudp.impairment.effect";
    public const string RequestOutcome = "fastudp.request.outcome";
    public const string RequestState = "fastudp.request.state";
    public const string ReplyFate = "fastudp.reply.fate";
    public const string MessageOutcome = "fastudp.message.outcome";
    public const string MessageState = "fastudp.message.state";
    public const string SegmentCause = "fastudp.segment.cause";
    public const string SegmentFate = "fastudp.segment.fate";
    public const string AcknowledgementFate = "fastudp.acknowledgement.fate";

    /// <summary>The values of <see cref="Direction"/>.</summary>
    public const string Receive = "receive";
    public const string Transmit = "transmit";

    /// <summary>What OpenTelemetry has <see cref="ErrorType"/> say where no other value fits.</summary>
    public const string OtherError = "_OTHER";
}
