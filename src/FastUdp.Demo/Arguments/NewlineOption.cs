using System.CommandLine;

namespace FastUdp.Demo.Arguments;

/// <summary><c>--newline</c>, for peers that print what they receive as it is.</summary>
internal static class NewlineOption
{
    public static Option<bool> Create() => new("--newline")
    {
        Description = "Send a newline behind each line, for a peer at netcat or socat, which would print them in one. One that comes is never shown.",
    };
}
