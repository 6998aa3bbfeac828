using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Client;

/// <summary>A request that borrows its bytes: it cannot outlive the call.</summary>
[DatagramMessage(32)]
public readonly ref partial struct NoteQuestion
{
    public NoteQuestion(ReadOnlySpan<byte> text) => Text = text;

    [MaxLength(100)]
    public ReadOnlySpan<byte> Text { get; }
}
