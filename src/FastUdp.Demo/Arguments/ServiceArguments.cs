using System.CommandLine;
using System.Net;
using FastUdp.Demo.Bench.Services;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Arguments;

/// <summary>The options that the services have in common.</summary>
/// <param name="port">The service's.</param>
internal sealed class ServiceArguments(int port)
{
    private readonly Option<HostPort> _bind = HostPortArguments.Bind(port);
    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public void AddTo(Command command)
    {
        command.Options.Add(_bind);
        command.Options.Add(_json);
        _engine.AddTo(command);
    }

    /// <exception cref="CommandFailedException">The host is not found.</exception>
    public async Task<ServiceRun> ReadAsync(ParseResult arguments, CancellationToken stop)
    {
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop);
        return new ServiceRun(Transcript.Of(arguments, _json), local, _engine.Read(arguments));
    }
}
