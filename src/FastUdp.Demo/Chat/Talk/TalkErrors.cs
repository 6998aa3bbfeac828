using System.Threading.Channels;
using FastUdp.Demo.Chat.Terminal;

namespace FastUdp.Demo.Chat.Talk;

/// <summary>
/// Tells what the network says of lines sent before, so that a line nobody took is not thought to be read. Where the backend
/// does not hear the network, a connected endpoint still counts refusals.
/// </summary>
/// <param name="peer">Whom it may be about.</param>
/// <param name="time">The clock.</param>
internal sealed class TalkErrors(TalkPeer peer, TimeProvider time)
{
    // The endpoint's own threads must not wait for a terminal; what finds no room is in the endpoint's statistics.
    private const int MostWaiting = 64;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Channel<NetworkError> _errors = Channel.CreateBounded<NetworkError>(MostWaiting);
    private readonly RecentLines _recent = new(time);
    private bool _isTold = true;
    private long _toldRefusals;

    /// <summary>Opens an endpoint that tells errors here, or one that cannot where that is so.</summary>
    public UdpEndpoint Open(UdpEndpointOptions options, Func<UdpEndpointOptions, UdpEndpoint> open)
    {
        try
        {
            return open(options with { OnNetworkError = error => _errors.Writer.TryWrite(error) });
        }
        catch (PlatformNotSupportedException)
        {
            _isTold = false;
            return open(options);
        }
    }

    /// <summary>A line is being sent: what the network says next may be about it.</summary>
    public void NoteSending(string line) => _recent.Add(line);

    /// <summary>It was not sent after all.</summary>
    public void NoteUnsent() => _recent.TakeLast();

    /// <summary>Shows errors until there will be no more.</summary>
    public async Task ShowAsync(IChatConsole console)
    {
        await foreach (NetworkError error in _errors.Reader.ReadAllAsync())
            Show(console, error.Remote, error.Kind);
    }

    /// <summary>No more errors will come.</summary>
    public void Complete() => _errors.Writer.TryComplete();

    /// <summary>Where errors are not told, has the endpoint's count looked at now and then, until stopped.</summary>
    public async Task WatchAsync(IChatConsole console, UdpEndpoint endpoint, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (!_isTold && await timer.WaitForNextTickAsync(stop))
                ShowUntold(console, endpoint);
        }
        catch (OperationCanceledException)
        {
            // So it ends.
        }
    }

    /// <summary>Shows the refusals that were counted but not told, as far as lines are known that they may be about.</summary>
    public void ShowUntold(IChatConsole console, UdpEndpoint endpoint)
    {
        while (_toldRefusals < endpoint.Statistics.Refusals && _recent.Any && peer.Address is { } remote)
            Show(console, remote, NetworkErrorKind.PortUnreachable);
    }

    private void Show(IChatConsole console, in RemoteAddress remote, NetworkErrorKind kind)
    {
        string lost = _recent.TakeLast() is { } line ? $"; not received: '{line}'" : "";
        if (kind == NetworkErrorKind.PortUnreachable)
        {
            _toldRefusals++;
            peer.LetGo(remote);
            console.ShowNotice("refused", $"nobody listens at {remote} now{lost}");
        }
        else
        {
            console.ShowNotice("unreachable", $"{remote} cannot be reached: {Explain(kind)}{lost}");
        }
    }

    private static string Explain(NetworkErrorKind kind) => kind switch
    {
        NetworkErrorKind.HostUnreachable => "the host does not answer its network",
        NetworkErrorKind.NetworkUnreachable => "there is no way to its network",
        NetworkErrorKind.Prohibited => "a filter forbids it",
        NetworkErrorKind.TooLong => "the line is longer than the path takes in one piece",
        NetworkErrorKind.HopLimitExceeded => "it is too many hops away",
        _ => "the network says so",
    };
}
