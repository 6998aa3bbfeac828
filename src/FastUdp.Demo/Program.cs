using System.CommandLine;
using System.Net.Sockets;
using FastUdp.Demo;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Commands;

// A wrong argument, and anything else that goes wrong, is one line on standard error and an exit code.
ParseResult arguments = FastUdpCommand.Create().Parse(args);
if (arguments.Errors.Count > 0 && arguments.Action is not HelpWithExamples)
    return Fail($"{arguments.Errors[0].Message.TrimEnd('.')} (see '{PathOf(arguments)} --help')", ExitCodes.Usage);

try
{
    // The commands take signals themselves, for their summaries.
    return await arguments.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (CommandFailedException exception)
{
    return Fail(exception.Message, exception.ExitCode);
}
catch (Exception exception) when (exception is SocketException or PlatformNotSupportedException or IOException)
{
    return Fail(exception.Message.TrimEnd('.'), ExitCodes.Failed);
}

static int Fail(string message, int exitCode)
{
    Console.Error.WriteLine("fastudp: " + message.ReplaceLineEndings(" "));
    return exitCode;
}

static string PathOf(ParseResult arguments)
{
    var names = new Stack<string>();
    for (System.CommandLine.Parsing.SymbolResult? at = arguments.CommandResult; at is not null; at = at.Parent)
    {
        if (at is System.CommandLine.Parsing.CommandResult command)
            names.Push(command.Command.Name);
    }
    return string.Join(' ', names);
}
