using System.CommandLine;
using System.Globalization;
using FastUdp.Demo.Broadcast.IpMessenger;

namespace FastUdp.Demo.Arguments;

/// <summary>Who the user of an IP Messenger command is to others.</summary>
internal sealed class IpMessengerArguments
{
    private readonly Option<string?> _user = Name("--user", "USER", "The user's name; by default the one the system knows.");
    private readonly Option<string?> _host = Name("--host", "HOST", "This machine's name; by default the one it has.");
    private readonly Option<string?> _group = Name("--group", "GROUP", "The group to be shown in; by default none.");

    public void AddTo(Command command)
    {
        command.Options.Add(_user);
        command.Options.Add(_host);
        command.Options.Add(_group);
    }

    /// <param name="arguments">What was typed.</param>
    /// <param name="firstNumber">Of the first packet; null is the time in seconds, as the original does it, so that numbers do not come again.</param>
    /// <exception cref="CommandFailedException">A name is too long, or has a colon.</exception>
    public IpMessengerSelf Read(ParseResult arguments, uint? firstNumber = null) => new(
        arguments.GetValue(_user),
        arguments.GetValue(_host),
        arguments.GetValue(_group),
        firstNumber ?? unchecked((uint)DateTimeOffset.UtcNow.ToUnixTimeSeconds()));

    private static Option<string?> Name(string name, string unit, string description) => new(name)
    {
        Description = description + string.Create(CultureInfo.InvariantCulture, $" At most {IpMessengerPacket.MaxNameBytes} bytes, no colon."),
        HelpName = unit,
    };
}
