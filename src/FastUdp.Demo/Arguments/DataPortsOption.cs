using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using FastUdp.Demo.Bench.Control.Serving;

namespace FastUdp.Demo.Arguments;

/// <summary>A range of ports as it is typed: <c>FIRST-LAST</c>, or one port.</summary>
internal static class DataPortsOption
{
    public static Option<DataPorts> Create() => new("--data-ports")
    {
        Description = "The ports for test datagrams, where a firewall lets only some through; by default the system chooses. One is used at a time.",
        HelpName = "FIRST-LAST",
        DefaultValueFactory = static _ => DataPorts.Any,
        CustomParser = Parse,
    };

    private static DataPorts? Parse(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        string[] ends = text.Split('-');
        if (ends.Length <= 2 && TryParse(ends[0], out int first) && TryParse(ends[^1], out int last) && first <= last)
            return new DataPorts(first, last);
        result.AddError($"--data-ports {text} is not a range of ports from 1 to {IPEndPoint.MaxPort:N0}, as in 7008-7017");
        return null;
    }

    private static bool TryParse(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= IPEndPoint.MaxPort;
}
