using FastUdp.Demo.Output;
using FastUdp.Messages;

namespace FastUdp.Demo.Retry;

/// <summary>What the server says to it.</summary>
/// <param name="Text">The sentence; of a plain server whatever it sent, with what cannot be printed escaped.</param>
/// <param name="Executions">How often the server had executed this request then, 1 or more; 0 of a plain server, which cannot know.</param>
[DatagramMessage(2)]
internal readonly partial record struct TextReply([MaxLength(TextReply.MaxTextBytes)] string Text, int Executions)
{
    public const int MaxTextBytes = LengthSentence.MaxBytes;
}
