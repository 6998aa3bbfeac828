using System.Net;
using FastUdp.Demo.Arguments;

namespace FastUdp.Demo.Mtu;

/// <summary>
/// A port of its own for one datagram: whatever comes back there is about that one, be it an answer in any form or the network's word, and
/// however late. So nothing needs to be told apart by what it says.
/// </summary>
internal sealed class ProbePort : IDatagramHandler, IAsyncDisposable
{
    // What an answer says does not matter, so it may be cut.
    private const int MaxAnswerBytes = 1_024;
    private const int Slots = 4;

    private readonly ProbeNewsQueue _news;
    private readonly TimeProvider _time;
    private readonly ulong _number;
    private readonly UdpEndpoint _endpoint;
    private readonly Task _receiving;
    private int _isAnswered;
    private int _isErrorTold;

    /// <exception cref="PlatformNotSupportedException">The backend cannot do what the options ask for, or hear errors.</exception>
    public ProbePort(ulong number, IPEndPoint server, IPEndPoint? from, ProbeMeans means, ProbeNewsQueue news, TimeProvider time)
    {
        _number = number;
        _news = news;
        _time = time;
        UdpEndpointOptions options = means.Options with
        {
            MaxDatagramBytes = MaxAnswerBytes,
            ReceiveSlots = Slots,
            LeasedBlocks = 0,
            MaxSenders = 0,
            OnNetworkError = means.HearsErrors ? OnNetworkError : null,
        };
        _endpoint = EndpointOpening.Connect(server, options, from);
        _receiving = _endpoint.RunAsync(this);
    }

    public int? ReadMtu() => _endpoint.ReadPathMtu(_endpoint.ConnectedRemote!.Value);

    public SendResult Send(ReadOnlySpan<byte> payload) => _endpoint.TrySend(payload);

    /// <summary>For a backend that tells of no errors but counts refusals.</summary>
    public void LookForRefusal()
    {
        if (_endpoint.Statistics.Refusals > 0)
            OnNetworkError(new NetworkError(_endpoint.ConnectedRemote!.Value, NetworkErrorKind.PortUnreachable, Mtu: 0, Reporter: null, SystemError: 0));
    }

    /// <inheritdoc/>
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        if (Interlocked.Exchange(ref _isAnswered, 1) == 0)
            _news.Post(new ProbeNews(_number, _time.GetTimestamp()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        await _receiving;
    }

    private void OnNetworkError(NetworkError error)
    {
        // Without a reporter it is this machine that finds it too long, which the send has said.
        bool isOwnRefusal = error is { Kind: NetworkErrorKind.TooLong, Reporter: null };
        if (!isOwnRefusal && Interlocked.Exchange(ref _isErrorTold, 1) == 0)
            _news.Post(new ProbeNews(_number, _time.GetTimestamp(), error));
    }
}
