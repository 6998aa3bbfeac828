using System.CommandLine;
using FastUdp.Demo.Bench.Services;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Arguments;

/// <summary>How often a service answers.</summary>
internal sealed class ServiceLimitArguments
{
    private readonly Option<int?> _perHost = NumberOptions.Create(
        "--per-host", "COUNT", 1, ServiceLimits.Most, $"How many answers a second one host may have, default {Figures.Count(ServiceLimits.DefaultPerHost)}.");

    private readonly Option<int?> _inAll = NumberOptions.Create(
        "--in-all", "COUNT", 1, ServiceLimits.Most, $"How many answers a second all hosts may have, default {Figures.Count(ServiceLimits.DefaultInAll)}.");

    public void AddTo(Command command)
    {
        command.Options.Add(_perHost);
        command.Options.Add(_inAll);
    }

    public ServiceLimits Read(ParseResult arguments) => new(
        arguments.GetValue(_perHost) ?? ServiceLimits.DefaultPerHost, arguments.GetValue(_inAll) ?? ServiceLimits.DefaultInAll);
}
