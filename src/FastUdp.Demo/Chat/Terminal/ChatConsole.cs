using FastUdp.Demo.Output;
using Spectre.Console;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>Chooses the console: one with a line to type in on a terminal, plain lines elsewhere and with <c>--json</c>.</summary>
internal static class ChatConsole
{
    /// <param name="name">Whoever types, for the prompt.</param>
    /// <param name="transcript">The form of what is told.</param>
    /// <param name="maxLineBytes">The longest line that is accepted, in UTF-8: what a datagram takes.</param>
    public static IChatConsole Open(string name, Transcript transcript, int maxLineBytes = UdpLimits.MaxIPv4PayloadBytes)
    {
        bool isTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;
        return isTerminal && !transcript.IsJson
            ? new SystemTerminal(name, maxLineBytes)
            : new PlainConsole(Console.OpenStandardInput(), transcript, maxLineBytes);
    }
}
