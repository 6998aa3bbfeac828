using FastUdp.Demo.Chat.Terminal;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Chat.Talk;

/// <summary>A chat of two from its endpoint to its summary, whoever began it.</summary>
internal static class TalkRun
{
    /// <summary>Enough for people: a burst of longer ones waits in the kernel.</summary>
    private const int Slots = 16;

    /// <param name="peer">Whom with.</param>
    /// <param name="open">Binds or connects.</param>
    /// <param name="tellOpening">Tells where the endpoint is.</param>
    /// <param name="options">Of the endpoint.</param>
    /// <param name="transcript">Where it is told.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunAsync(
        TalkPeer peer,
        Func<UdpEndpointOptions, UdpEndpoint> open,
        Action<UdpEndpoint> tellOpening,
        UdpEndpointOptions options,
        Transcript transcript,
        CancellationToken stop)
    {
        var recent = new RecentLines(TimeProvider.System);
        var errors = new TalkErrors(peer, recent);
        await using UdpEndpoint endpoint = errors.Open(options with { ReceiveSlots = Slots }, open);
        tellOpening(endpoint);

        TalkTally tally;
        using (IChatConsole console = ChatConsole.Open(Talk.Me, transcript))
        {
            var talk = new Talk(endpoint, peer, errors, recent, console);
            tally = talk.Tally;
            await talk.RunAsync(stop);
        }
        tally.Tell(transcript, endpoint.Statistics);
    }
}
