using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Dissector;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp dissector</c>: the messages that assemblies describe, as a Lua script for Wireshark.</summary>
internal sealed partial class DissectorCommand
{
    private const string DefaultPrefix = "fastudp";

    private readonly Argument<string[]> _assemblies = new("assembly")
    {
        Description = "The assemblies, as files. None of them is loaded or run.",
        HelpName = "ASSEMBLY",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<int[]> _ports = new("--port")
    {
        Description = $"A UDP port of the protocol; may be repeated. 1 to {IPEndPoint.MaxPort:N0}. Others: 'Decode As'.",
        HelpName = "PORT",
        CustomParser = ParsePorts,
    };

    private readonly Option<string?> _message = new("--message")
    {
        Description = "A message without an identifier, as a protocol of its own; by default all that have one.",
        HelpName = "NAME",
    };

    private readonly Option<string> _prefix = new("--name")
    {
        Description = "What the protocol is called, and all its filters begin with.",
        HelpName = "PREFIX",
        DefaultValueFactory = _ => DefaultPrefix,
    };

    private readonly Option<FileInfo?> _output = new("--output")
    {
        Description = "Where to write the script; by default to standard output.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _list = new("--list") { Description = "List the messages and their sizes instead." };
    private readonly Option<bool> _json = new("--json") { Description = "With --list: as one JSON object." };

    public static Command Create()
    {
        var dissector = new DissectorCommand();
        const string description = "Make a Wireshark dissector of the messages that an assembly declares.";
        var command = new Command("dissector", description)
        {
            dissector._assemblies, dissector._ports, dissector._message, dissector._prefix, dissector._output, dissector._list,
            dissector._json,
        };
        dissector._prefix.Validators.Add(CheckPrefix);
        command.Validators.Add(dissector.CheckForms);
        command.SetAction(dissector.Run);
        HelpWithExamples.Add(
            command,
            "fastudp dissector Game.dll --list",
            "fastudp dissector Game.dll --port 1060 --output game.lua",
            "wireshark -X lua_script:game.lua",
            "fastudp dissector Formats.dll --message NtpPacket --port 123 --output ntp.lua");
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var catalog = new MessageCatalog(arguments.GetRequiredValue(_assemblies).SelectMany(AssemblySchemas.Read));
        string prefix = arguments.GetRequiredValue(_prefix);
        var names = new FilterNames(prefix, catalog.Messages);
        if (!arguments.GetValue(_list))
            WriteScript(arguments, catalog, names, prefix);
        else if (arguments.GetValue(_json))
            MessageJson.Write(Console.Out, catalog, names);
        else
            MessageTable.Write(catalog, names);
        return ExitCodes.Success;
    }

    private void WriteScript(ParseResult arguments, MessageCatalog catalog, FilterNames names, string prefix)
    {
        int[] ports = [.. (arguments.GetValue(_ports) ?? []).Distinct()];
        DissectorPlan plan = arguments.GetValue(_message) is { } message
            ? DissectorPlan.Foreign(catalog, names, message, prefix, ports)
            : DissectorPlan.Identified(catalog, prefix, ports);
        string script = DissectorScript.Write(plan, names);
        if (arguments.GetValue(_output) is not { } file)
        {
            Console.Out.Write(script);
            return;
        }
        Save(file, script);
        Console.WriteLine($"Wrote {file}, with {plan.Messages.Count} messages. Load it: wireshark -X lua_script:{file}");
    }

    private static void Save(FileInfo file, string script)
    {
        try
        {
            File.WriteAllText(file.FullName, script);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"cannot write '{file}': {exception.Message.TrimEnd('.')}");
        }
    }

    private void CheckForms(CommandResult result)
    {
        bool isList = result.GetValue(_list);
        Option? ofScript = ((Option[])[_ports, _message, _output]).FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
        if (isList && ofScript is not null)
            result.AddError($"{ofScript.Name} is for a script and --list for a table: give one of them");
        else if (result.GetValue(_json) && !isList)
            result.AddError("--json is for --list: a script is Lua");
    }

    private static int[]? ParsePorts(ArgumentResult result)
    {
        var ports = new List<int>();
        foreach (Token token in result.Tokens)
        {
            if (!ushort.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) || port == 0)
                result.AddError($"--port {token.Value} is not a port from 1 to {IPEndPoint.MaxPort:N0}");
            ports.Add(port);
        }
        return [.. ports];
    }

    // What Wireshark takes for the beginning of a filter.
    private static void CheckPrefix(OptionResult result)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : DefaultPrefix;
        if (!Prefix().IsMatch(text))
            result.AddError($"--name {text} is not a small letter and then small letters, digits and underscores");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*\\z")]
    private static partial Regex Prefix();
}
