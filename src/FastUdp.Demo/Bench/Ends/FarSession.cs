using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Accounts;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>A far end's endpoint itself, in whichever process it is: it counts, or it sends back.</summary>
internal sealed class FarSession : IAsyncDisposable
{
    private readonly UdpEndpoint _endpoint;
    private readonly SourceFilter? _source;
    private readonly CountingEnd? _counting;
    private readonly ReflectingEnd? _reflecting;
    private readonly TimeProvider _time;
    private readonly Task _receiving;
    private EndpointFigures _before;

    private FarSession(UdpEndpoint endpoint, FarPlan plan, bool sharesClock, RemoteAddress? client, TimeProvider time)
    {
        _endpoint = endpoint;
        _time = time;
        _source = client is { } host ? new SourceFilter(host) : null;
        if (plan.Kind == TrafficKind.OneWay)
            _counting = new CountingEnd(plan.DatagramBytes, sharesClock, _source);
        else
            _reflecting = new ReflectingEnd(_source);
        _receiving = _counting is null ? endpoint.RunAsync(_reflecting!) : endpoint.RunAsync(_counting);
    }

    /// <param name="local">Where to bind; port 0 lets the system choose.</param>
    /// <param name="plan">What it is to be.</param>
    /// <param name="sharesClock">Whether the sender's clock is this machine's.</param>
    /// <param name="time">What waiting is measured with.</param>
    /// <param name="client">The host whose datagrams count, whatever their port; null is any.</param>
    /// <exception cref="CommandFailedException">It cannot be bound.</exception>
    public static FarSession Open(IPEndPoint local, FarPlan plan, bool sharesClock, TimeProvider time, RemoteAddress? client = null) =>
        new(EndpointOpening.Bind(local, plan.Setting.FarOptions()), plan, sharesClock, client, time);

    public IPEndPoint Address => _endpoint.LocalEndPoint;

    /// <summary>How many have come in this trial; of an end that sends back, null.</summary>
    public long? Received => _counting?.Received;

    /// <summary>Datagrams that others than the client sent, ever since.</summary>
    public long FromStrangers => _source?.Dropped ?? 0;

    public void Begin(byte stream)
    {
        _before = EndpointFigures.Now(_endpoint);
        _counting?.Begin(stream);
        if (_reflecting is not null)
            _reflecting.IsOpen = true;
    }

    /// <inheritdoc cref="IFarSession.EndAsync"/>
    public async Task<FarFigures> EndAsync(long written, CancellationToken stop)
    {
        if (_counting is not null)
            await Drain.AwaitAsync(() => _counting.Received, written, _time, stop);
        if (_reflecting is not null)
            _reflecting.IsOpen = false;
        return new FarFigures
        {
            Received = _counting?.End(written),
            Endpoint = EndpointFigures.Now(_endpoint) - _before,
            Report = EndReport.Of(_endpoint),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        await _receiving;
    }
}
