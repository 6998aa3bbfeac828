using System.CommandLine;

namespace FastUdp.Demo.Arguments;

/// <summary>The options of every command that opens an endpoint, and the endpoint options they make.</summary>
internal sealed class EngineArguments
{
    private const int LongestBusyPollMicroseconds = 1_000_000;

    // Replies are worth little late: a full send buffer costs the rest of a batch rather than the next batches.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromMilliseconds(20);

    private readonly Option<UdpBackend> _backend = ChoiceOption.Create<UdpBackend>(
        "--backend", "How to move datagrams; 'auto' is the best that can run here.", without: UdpBackend.Simulated);

    private readonly Option<int?> _busyPoll = NumberOptions.Create(
        "--busy-poll",
        "MICROSECONDS",
        0,
        LongestBusyPollMicroseconds,
        "How long to try again before sleeping, by default only amid traffic: less latency, more CPU.");

    public void AddTo(Command command)
    {
        command.Options.Add(_backend);
        command.Options.Add(_busyPoll);
    }

    public UdpEndpointOptions Read(ParseResult arguments) => new()
    {
        Backend = arguments.GetValue(_backend),
        BusyPoll = arguments.GetValue(_busyPoll) is { } microseconds ? TimeSpan.FromMicroseconds(microseconds) : null,
        SendTimeout = SendTimeout,
    };
}
