using System.Net;
using FastUdp.Demo.Bench.Control.Asking;
using FastUdp.Demo.Bench.Control.Serving;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Tests.Bench.Control;

/// <summary>A far end that this process serves at the loopback, as <c>fastudp bench serve</c> does.</summary>
internal sealed class ServedFarEnd : IAsyncDisposable
{
    private readonly UdpEndpoint _endpoint;
    private readonly ServeTranscript _transcript;
    private readonly ControlServer _server;
    private readonly Task _running;
    private bool _isClosed;

    private ServedFarEnd(IPEndPoint local, DataPorts ports)
    {
        _endpoint = UdpEndpoint.Bind(local);
        _transcript = new ServeTranscript(new Transcript(Lines, isJson: false), TimeProvider.System);
        _server = new ControlServer(_endpoint, ports, _transcript, TimeProvider.System);
        _running = _server.RunAsync(CancellationToken.None);
    }

    /// <summary>What it tells.</summary>
    public StringWriter Lines { get; } = new();

    public IPEndPoint Address => _endpoint.LocalEndPoint;

    public static ServedFarEnd Start(DataPorts? ports = null, int port = 0) => new(new IPEndPoint(IPAddress.Loopback, port), ports ?? DataPorts.Any);

    public Task<RemoteFarEnd> ConnectAsync() => ConnectAsync(Address);

    public static Task<RemoteFarEnd> ConnectAsync(IPEndPoint address) =>
        RemoteFarEnd.ConnectAsync(address, new UdpEndpointOptions(), null, TimeProvider.System, CancellationToken.None).Within();

    /// <summary>A trial that no machine is too busy for.</summary>
    public static TrialPlan Plan(TrafficKind kind, double seconds = 0.1, int bytes = 200) => new()
    {
        Kind = kind,
        DatagramBytes = bytes,
        Setting = new EndSetting(),
        Rate = kind == TrafficKind.OneWay && RateParser.TryParse("2k", out OfferedRate? rate, out _) ? rate : null,
        Window = 4,
        Duration = TimeSpan.FromSeconds(seconds),
        WarmUp = TimeSpan.FromSeconds(0.02),
    };

    /// <summary>Ends as when the process is killed: it says nothing any more, and its ports are closed.</summary>
    public async Task CloseAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        await _server.DisposeAsync().Within();
        await _endpoint.DisposeAsync().Within();
        await _running.Within();
        _transcript.TellSummary();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _transcript.Dispose();
    }
}
