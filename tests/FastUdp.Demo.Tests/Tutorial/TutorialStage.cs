using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Tutorial;

/// <summary>Plays a scene: the programs that go on, and the ports that stand in for the documented ones.</summary>
internal sealed class TutorialStage : IAsyncDisposable
{
    private readonly DocumentedPorts _ports = new();
    private readonly List<(RunningProgram Program, TerminalCommand Command)> _staying = [];

    /// <summary>Runs the commands of a terminal to their ends; the last of one that stays until its first line is there.</summary>
    public async Task PlayAsync(Terminal terminal)
    {
        foreach (TerminalCommand command in terminal.Commands)
        {
            RunningProgram program = RunningProgram.StartFastUdp([.. command.Arguments.Select(_ports.Replace)]);
            if (terminal.Stays && command == terminal.Commands[^1])
            {
                _staying.Add((program, command));
                await ExpectAsync(program, command.Before[..1]);
            }
            else
                await RunToEndAsync(program, command);
        }
    }

    /// <summary>Waits for what the programs that went on are to have said by now, and interrupts those that the document interrupts.</summary>
    public async Task EndAsync()
    {
        foreach ((RunningProgram program, TerminalCommand command) in _staying)
        {
            await ExpectAsync(program, command.Before[1..]);
            if (!command.IsInterrupted || OperatingSystem.IsWindows())
                continue;

            // Ended as by Ctrl-C, which a shell may have made its background jobs ignore.
            await program.SignalAsync("TERM");
            await ExpectAsync(program, command.After);
            Assert.Equal(0, (await program.ExitAsync()).ExitCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((RunningProgram program, _) in _staying)
            await program.DisposeAsync();
    }

    private async Task RunToEndAsync(RunningProgram program, TerminalCommand command)
    {
        await using (program)
        {
            ProgramResult result = await program.ExitAsync();
            string[] lines = [.. result.Output, .. result.Error];
            Assert.True(
                lines.Length == command.Shown.Length && lines.Zip(command.Shown).All(pair => _ports.Shows(pair.Second, pair.First)),
                $"'fastudp {command.Line}' printed\n{string.Join('\n', lines)}\nThe tutorial shows\n{string.Join('\n', command.Shown)}");
        }
    }

    private async Task ExpectAsync(RunningProgram program, string[] shown)
    {
        foreach (string expected in shown)
        {
            string line = await program.WaitForLineAsync("");
            Assert.True(_ports.Shows(expected, line), $"It printed\n{line}\nThe tutorial shows\n{expected}");
        }
    }
}
