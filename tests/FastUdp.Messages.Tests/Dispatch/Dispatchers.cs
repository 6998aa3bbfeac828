using System.Collections.Concurrent;

namespace FastUdp.Messages.Tests.Dispatch;

/// <summary>Handlers of every form, and the hook.</summary>
[DatagramDispatcher]
public sealed partial class Server
{
    private static int _goodbyes;

    /// <summary>What the hook was told, with the length of the datagram.</summary>
    public ConcurrentQueue<(WireFault Fault, int Length)> Refusals { get; } = [];

    public static int Goodbyes => Volatile.Read(ref _goodbyes);

    [Handles]
    private static void OnGoodbye(Goodbye goodbye) => Interlocked.Increment(ref _goodbyes);

    [Handles]
    private void OnPing(in Ping ping, in DatagramContext context) => context.Reply(new Pong(ping.Number, ping.SentTicks));

    [Handles]
    private void OnChat(Chat chat, DatagramContext context) =>
        context.Reply(chat with { Text = chat.Text + "!", Numbers = [.. chat.Numbers, chat.Numbers.Length] });

    [Handles]
    private void OnVoice(in Voice voice, in DatagramContext context) =>
        context.Reply(new Voice { Channel = (ushort)(voice.Channel + 1), Samples = voice.Samples });

    partial void OnRefused(in WireFault fault, in DatagramContext context) => Refusals.Enqueue((fault, context.Datagram.Payload.Length));
}

/// <summary>One handler and no hook, in another type.</summary>
public static partial class Outer
{
    [DatagramDispatcher]
    internal sealed partial class PingServer
    {
        [Handles]
        private void OnPing(in Ping ping, in DatagramContext context) => context.Reply(new Pong(ping.Number, ping.SentTicks));
    }
}

/// <summary>Answers, and counts without allocating.</summary>
[DatagramDispatcher]
public sealed partial class CountingServer
{
    private long _pings;

    public long Pings => Volatile.Read(ref _pings);

    [Handles]
    private void OnPing(in Ping ping, in DatagramContext context)
    {
        context.Reply(new Pong(ping.Number, ping.SentTicks));
        Volatile.Write(ref _pings, _pings + 1);
    }

    [Handles]
    private void OnVoice(in Voice voice, in DatagramContext context) => context.Reply(voice);
}

/// <summary>Of a message that every datagram may be.</summary>
[DatagramDispatcher]
public sealed partial class BareServer
{
    [Handles]
    private void OnBare(Bare bare, in DatagramContext context) => context.Reply(new Bare(bare.Second, bare.First));
}

/// <summary>Fails at one ping, which is neither handled nor refused.</summary>
[DatagramDispatcher]
public sealed partial class FailingServer
{
    public const uint Fatal = 13;

    [Handles]
    private void OnPing(in Ping ping)
    {
        if (ping.Number == Fatal)
            throw new InvalidOperationException("thirteen");
    }

    [Handles]
    private void OnPong(in Pong pong)
    {
    }
}

/// <summary>Refuses everything.</summary>
#pragma warning disable FUDP104 // That it has no handlers is what is tried.
[DatagramDispatcher]
public sealed partial class DeafServer;
#pragma warning restore FUDP104
