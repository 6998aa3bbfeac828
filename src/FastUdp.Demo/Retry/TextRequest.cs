using FastUdp.Messages;

namespace FastUdp.Demo.Retry;

/// <summary>What the typed client says to the server.</summary>
[DatagramMessage(1)]
internal readonly partial record struct TextRequest([MaxLength(TextRequest.MaxTextBytes)] string Text)
{
    /// <summary>The longest text in UTF-8 bytes: with its headers it crosses any Ethernet in one piece.</summary>
    public const int MaxTextBytes = 1_200;
}
