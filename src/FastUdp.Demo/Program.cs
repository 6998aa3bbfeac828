using System.CommandLine;
using System.Net.Sockets;
using FastUdp.Demo;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Commands;

// A wrong argument, and anything else that goes wrong, is one line on standard error and an exit code.
ParseResult arguments = FastUdpCommand.Create().Parse(args);
if (arguments.Errors.Count > 0 && arguments.Action is not HelpWithExamples)
    return Fail($"{Explain(arguments)} (see '{PathOf(arguments)} --help')", ExitCodes.Usage);

try
{
    // The commands take signals themselves, for their summaries.
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
    return await arguments.InvokeAsync(configuration);
}
catch (CommandFailedException exception)
{
    return Fail(exception.Message, exception.ExitCode);
}
catch (Exception exception) when (exception is SocketException or PlatformNotSupportedException or IOException)
{
    return Fail(exception.Message.TrimEnd('.'), ExitCodes.Failed);
}
catch (Exception exception)
{
    // A fault of ours: its type helps whoever reports it.
    return Fail($"unexpected {exception.GetType().Name}: {exception.Message}", ExitCodes.Failed);
}

static int Fail(string message, int exitCode)
{
    Console.Error.WriteLine("fastudp: " + message.ReplaceLineEndings(" "));
    return exitCode;
}

// A word that has no meaning explains whatever else seems to be missing.
static string Explain(ParseResult arguments) => arguments.UnmatchedTokens is [string first, ..]
    ? $"'{first}' means nothing here"
    : arguments.Errors[0].Message.TrimEnd('.');

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
