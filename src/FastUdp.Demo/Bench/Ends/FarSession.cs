using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Accounts;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>A far end's endpoint itself, in whichever process it is: it counts, or it sends back.</summary>
internal sealed class FarSession : IAsyncDisposable
{
    private readonly UdpEndpoint _endpoint;
    private readonly CountingEnd? _counting;
    private readonly TimeProvider _time;
    private readonly Task _receiving;
    private EndpointFigures _before;

    private FarSession(UdpEndpoint endpoint, FarPlan plan, bool sharesClock, TimeProvider time)
    {
        _endpoint = endpoint;
        _time = time;
        if (plan.Kind == TrafficKind.OneWay)
            _counting = new CountingEnd(plan.DatagramBytes, sharesClock);
        _receiving = _counting is null ? endpoint.RunAsync(default(Reflector)) : endpoint.RunAsync(_counting);
    }

    /// <param name="local">Where to bind; port 0 lets the system choose.</param>
    /// <param name="plan">What it is to be.</param>
    /// <param name="sharesClock">Whether the sender's clock is this machine's.</param>
    /// <param name="time">What waiting is measured with.</param>
    /// <exception cref="CommandFailedException">It cannot be bound.</exception>
    public static FarSession Open(IPEndPoint local, FarPlan plan, bool sharesClock, TimeProvider time) =>
        new(EndpointOpening.Bind(local, plan.Setting.FarOptions()), plan, sharesClock, time);

    public IPEndPoint Address => _endpoint.LocalEndPoint;

    public UdpCapabilities Capabilities => _endpoint.Capabilities;

    /// <summary>How many have come in this trial; of an end that sends back, null.</summary>
    public long? Received => _counting?.Received;

    public void Begin(byte stream)
    {
        _before = EndpointFigures.Now(_endpoint);
        _counting?.Begin(stream);
    }

    /// <inheritdoc cref="IFarSession.EndAsync"/>
    public async Task<FarFigures> EndAsync(long written, CancellationToken stop)
    {
        if (_counting is not null)
            await Drain.AwaitAsync(() => _counting.Received, written, _time, stop);
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

    private readonly struct Reflector : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender) => sender.SendBack(batch);
    }
}
