using System.Text;
using FastUdp.Demo.Chat.Terminal;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Chat.Talk;

/// <summary>
/// Two people who type to each other, both at once: a datagram a line, in UTF-8. Nothing says that a line has
/// arrived, for UDP does not know; what is known to have failed is told.
/// </summary>
/// <param name="endpoint">Where from; not disposed here.</param>
/// <param name="peer">Whom with.</param>
/// <param name="errors">What the network says, told of the endpoint.</param>
/// <param name="lineEnd">What is sent behind each line: nothing, or a newline.</param>
/// <param name="console">Where the person is.</param>
internal sealed class Talk(UdpEndpoint endpoint, TalkPeer peer, TalkErrors errors, string lineEnd, IChatConsole console)
{
    /// <summary>How whoever types is called.</summary>
    public const string Me = "me";

    private const string Them = "them";

    /// <summary>At the end, what had arrived by then is shown.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMilliseconds(100);

    public TalkTally Tally { get; } = new();

    /// <summary>Talks until nothing more will be typed, and what was typed has been sent, or until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task receiving = ReceiveAsync();
        Task typing = SendTypedAsync(over.Token);
        Task telling = errors.ShowAsync(console);
        Task watching = errors.WatchAsync(console, endpoint, over.Token);
        await Task.WhenAny(receiving, typing, telling);

        await endpoint.DrainAsync(LongestEnd);
        await over.CancelAsync();
        errors.Complete();
        await Task.WhenAll(receiving, typing, telling, watching);
        errors.ShowUntold(console, endpoint);
        Tally.AddNotSent(console.LinesRefused);
    }

    private async Task ReceiveAsync()
    {
        await foreach (DatagramLease datagram in endpoint.ReadAllAsync())
        {
            using (datagram)
                Hear(datagram.Remote, datagram.Payload);
        }
    }

    private void Hear(in RemoteAddress from, ReadOnlySpan<byte> payload)
    {
        Speaker speaker = peer.Judge(from);
        if (speaker == Speaker.Stranger)
        {
            HearStranger(from);
            return;
        }

        // Where anyone is heard, each line has its address.
        if (speaker == Speaker.NewPeer && !peer.IsAnyoneHeard)
            console.ShowNotice("joined", $"{from} has come");
        Tally.AddReceived();
        console.ShowLine(peer.IsAnyoneHeard ? from.ToString() : Them, Printable.Text(WithoutLineEnd(payload)));
    }

    private void HearStranger(in RemoteAddress from)
    {
        if (Tally.AddOfStranger())
            console.ShowNotice("stranger", $"{from} speaks too, but this chat is with {peer.Address}: strangers are not shown, only counted");
    }

    /// <summary>Other programs send the end of the line too (netcat, socat).</summary>
    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> payload)
    {
        if (payload.EndsWith((byte)'\n'))
            payload = payload[..^1];
        return payload.EndsWith((byte)'\r') ? payload[..^1] : payload;
    }

    private async Task SendTypedAsync(CancellationToken stop)
    {
        try
        {
            // Others take an empty datagram for the end of the chat, as netcat does.
            while (await console.ReadLineAsync(stop) is { } line)
            {
                if (line.Length > 0)
                    await SendAsync(line, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // That is the other way to end.
        }
    }

    private async Task SendAsync(string line, CancellationToken stop)
    {
        if (peer.Address is null)
            console.ShowNotice("waiting", "nobody has come yet: it is sent to the first who does");
        RemoteAddress remote = await peer.WaitAsync(stop);
        byte[] payload = Encoding.UTF8.GetBytes(line + lineEnd);
        if (payload.Length > UdpLimits.MaxIPv4PayloadBytes)
        {
            ShowNotSent(ChatNotices.TooLong, ChatNotices.ExplainTooLong(payload.Length, UdpLimits.MaxIPv4PayloadBytes));
            return;
        }

        // Noted before: on loopback the network has answered when the send returns.
        errors.NoteSending(line);
        SendResult result = await endpoint.SendAsync(remote, payload, stop);

        // The error is an earlier line's, and now off the socket; this one has not left.
        if (result.Status == SendStatus.Refused)
            result = await endpoint.SendAsync(remote, payload, stop);
        Note(line, result);
    }

    private void Note(string line, SendResult result)
    {
        if (result.IsSent)
        {
            Tally.AddSent();
        }
        else
        {
            errors.NoteUnsent();
            ShowNotSent("notSent", $"not sent: '{RecentLines.Excerpt(line)}': {SendFailure.Explain(result)}");
        }
    }

    private void ShowNotSent(string kind, string text)
    {
        Tally.AddNotSent();
        console.ShowNotice(kind, text);
    }
}
