using System.CommandLine;

namespace FastUdp.Demo.Arguments;

/// <summary><c>--newline</c>, for peers that print what they receive as it is.</summary>
internal sealed class NewlineOption() : Option<bool>("--newline")
{
    /// <summary>What is sent behind each line.</summary>
    public string Read(ParseResult arguments) => arguments.GetValue(this) ? "\n" : "";

    public static NewlineOption Create() => new()
    {
        Description = "Send a newline behind each line, for a peer at netcat or socat, which would print them in one. One that comes is never shown.",
    };
}
