using System.CommandLine;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Live;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Arguments;

/// <summary>The options that every work has: where its datagrams go, in which network, and what becomes of its results; and what every run of one is alike in.</summary>
internal sealed class WorkArguments
{
    private readonly FarEndArguments _far = new();
    private readonly NetworkNamespaceOption _network = new();
    private readonly RunOutputArguments _output = new();

    public void AddTo(Command command)
    {
        _far.AddTo(command);
        _network.AddTo(command);
        _output.AddTo(command);
    }

    /// <summary>The plan with what these options say of it.</summary>
    public RunPlan Apply(ParseResult arguments, RunPlan plan) => _network.Apply(arguments, plan);

    /// <summary>Runs a work: in its network, with the far end open, until it is over or the user stops it, and tells its results.</summary>
    /// <param name="arguments">What was typed.</param>
    /// <param name="run">Reads its plan, tells the output of it, and carries it out.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailedException">It failed; what it showed before has been told.</exception>
    public async Task<int> RunAsync(ParseResult arguments, Func<WorkScene, Task> run)
    {
        _network.Enter(arguments);
        using var stop = new StopSignals();
        DemoDisplay.SetUp();
        RunOutput output = _output.Read(arguments);
        await output.FollowAsync(async () =>
        {
            await using IFarEnd far = await _far.OpenAsync(arguments, stop.Token);
            output.Note("far-end", far.Description);
            if (far.Machine is { } machine)
                output.Note("far-machine", $"{machine.Processor}, {machine.Cores} cores, kernel {machine.Kernel}, {machine.Runtime}");
            var trial = new Trial(far, await _far.ReadFromAsync(arguments, stop.Token), TimeProvider.System);
            await run(new WorkScene(output, far, trial, stop.Token));
        });
        return ExitCodes.Success;
    }
}
