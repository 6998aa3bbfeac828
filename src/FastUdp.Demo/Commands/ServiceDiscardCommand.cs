using System.CommandLine;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Services;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp service discard</c>: counts what it receives, and answers nothing.</summary>
internal sealed class ServiceDiscardCommand
{
    private readonly ServiceArguments _service = new(ServicePorts.Discard);

    public static Command Create()
    {
        var discard = new ServiceDiscardCommand();
        var command = new Command("discard", "Throw every datagram away (RFC 863) and count them, until Ctrl-C.");
        discard._service.AddTo(command);
        HelpWithExamples.Add(command, "fastudp service discard --bind 0.0.0.0", "fastudp service discard --bind [::]:9009 --json");
        command.SetAction((arguments, _) => discard.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        ServiceRun run = await _service.ReadAsync(arguments, stop.Token);
        await run.DiscardAsync(stop.Token);
        return ExitCodes.Success;
    }
}
