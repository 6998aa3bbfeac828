using System.CommandLine;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Services;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp service chargen</c>: answers with characters, by default never with more than it was sent.</summary>
internal sealed class ServiceChargenCommand
{
    private static readonly string Description =
        $"Answer every datagram with 0 to {CharacterGenerator.MostCharacters} characters (RFC 864), until Ctrl-C: no more than it has itself, not to ports of " +
        "services, not what came by broadcast, and no host more than its limit.";

    private readonly ServiceArguments _service = new(ServicePorts.CharacterGenerator);
    private readonly ServiceLimitArguments _limits = new();
    private readonly Option<bool> _amplify = new("--amplify")
    {
        Description =
            "Let an answer be longer than its datagram, as the RFC has it. Only on a network of your own: whoever forges a source address has the service " +
            $"flood it with up to {CharacterGenerator.MostCharacters} bytes for none.",
    };

    public static Command Create()
    {
        var chargen = new ServiceChargenCommand();
        var command = new Command("chargen", Description) { chargen._amplify };
        chargen._limits.AddTo(command);
        chargen._service.AddTo(command);
        HelpWithExamples.Add(
            command, "fastudp service chargen --bind 0.0.0.0", "fastudp service chargen --bind 127.0.0.1:1019 --amplify --per-host 100 --json");
        command.SetAction((arguments, _) => chargen.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        bool amplifies = arguments.GetValue(_amplify);
        ServiceRun run = await _service.ReadAsync(arguments, stop.Token);
        await run.AnswerAsync(_limits.Read(arguments), guard => new CharacterGenerator(guard, amplifies, Random.Shared), stop.Token);
        return ExitCodes.Success;
    }
}
