using System.CommandLine;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Services;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp service echo</c>: sends back what it receives, with the guard that <c>fastudp echo server</c> has not.</summary>
internal sealed class ServiceEchoCommand
{
    private const string Description =
        "Send every datagram back (RFC 862), until Ctrl-C, but not to ports of services, not what came by broadcast, and no host more than its limit.";

    private readonly ServiceArguments _service = new(ServicePorts.Echo);
    private readonly ServiceLimitArguments _limits = new();

    public static Command Create()
    {
        var echo = new ServiceEchoCommand();
        var command = new Command("echo", Description);
        echo._limits.AddTo(command);
        echo._service.AddTo(command);
        HelpWithExamples.Add(command, "fastudp service echo --bind 0.0.0.0", "fastudp service echo --bind [::]:7007 --per-host 100000 --json");
        command.SetAction((arguments, _) => echo.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        ServiceRun run = await _service.ReadAsync(arguments, stop.Token);
        await run.AnswerAsync(_limits.Read(arguments), static guard => new GuardedEcho(guard), stop.Token);
        return ExitCodes.Success;
    }
}
