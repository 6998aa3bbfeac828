using System.Text;

namespace FastUdp.Demo.Tests.Chat.Terminal;

/// <summary>Writes to a screen.</summary>
internal sealed class ScreenWriter(Screen screen) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => screen.Write(value.ToString());

    public override void Write(string? value) => screen.Write(value ?? "");

    public override void Write(StringBuilder? value) => screen.Write(value?.ToString() ?? "");
}
