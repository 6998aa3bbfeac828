using FastUdp.Demo.Output;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>What every chat says in the same words, and how its lines and notices look where there is no line to type in.</summary>
internal static class ChatNotices
{
    /// <summary>The kind of the notice that a line was refused.</summary>
    public const string TooLong = "tooLong";

    public static string ExplainTooLong(long bytes, int limit) =>
        $"not sent: a line of {Figures.Count(bytes)} bytes exceeds the limit of {Figures.Count(limit)}";

    public static void TellLine(this Transcript transcript, string speaker, string text) => transcript.Tell(
        "line",
        $"{speaker}: {text}",
        json =>
        {
            json.WriteString("from", speaker);
            json.WriteString("text", text);
        });

    public static void TellNotice(this Transcript transcript, string kind, string text) => transcript.Tell(
        kind,
        $"* {text}",
        json => json.WriteString("text", text));
}
