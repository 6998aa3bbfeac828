using System.Net;
using FastUdp.Diagnostics;

namespace FastUdp.Requests;

/// <summary>
/// Answers requests so that each is executed at most once: repeats get the stored reply, or share the one of the work
/// still running.
/// </summary>
/// <remarks>All members are safe from any thread.</remarks>
public sealed class RequestServer : IAsyncDisposable
{
    private readonly RequestRoutes _routes;
    private readonly RequestLedger _ledger;
    private readonly LoopReplies _replies;
    private readonly ReplyOutbox? _outbox;
    private readonly StatisticsSource<RequestServerStatistics> _statistics;
    private readonly bool _ownsEndpoint;
    private readonly Lock _lock = new();
    private Task _run = Task.CompletedTask;
    private bool _isDisposed;

    /// <summary>Stands on an endpoint, which stays the caller's. Asynchronous handlers take one of its senders.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    /// <exception cref="InvalidOperationException">
    /// A handler is asynchronous, and the endpoint's <see cref="UdpEndpointOptions.MaxSenders"/> exist already.
    /// </exception>
    public RequestServer(UdpEndpoint endpoint, RequestHandlers handlers, RequestServerOptions? options = null)
        : this(endpoint, handlers, options ?? new RequestServerOptions(), ownsEndpoint: false)
    {
    }

    private RequestServer(UdpEndpoint endpoint, RequestHandlers handlers, RequestServerOptions options, bool ownsEndpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(handlers);
        options.Validate();
        options = options with { TimeProvider = options.TimeProvider ?? endpoint.Clock };
        var counters = new ServerCounters();
        var proof = new AddressProof(options.Random, options.ProofTicks);
        Endpoint = endpoint;
        _ownsEndpoint = ownsEndpoint;
        _routes = handlers.ToRoutes();
        _replies = new LoopReplies(proof, counters, options.Clock);
        _outbox = _routes.HasAsync ? new ReplyOutbox(endpoint.CreateSender()) : null;
        _ledger = new RequestLedger(options, _replies, proof, counters);
        _statistics = ServerInstruments.Registry.Register(
            SeriesName.Of(endpoint), _ledger, static ledger => ((RequestLedger)ledger).Statistics);
    }

    /// <summary>The endpoint it answers at.</summary>
    public UdpEndpoint Endpoint { get; }

    /// <summary>What has been counted since the server was made.</summary>
    public RequestServerStatistics Statistics => _ledger.Statistics;

    /// <summary>Answers at an endpoint of its own, disposed with the server.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound: the message says which and why.</exception>
    /// <inheritdoc cref="RequestServer(UdpEndpoint, RequestHandlers, RequestServerOptions?)"/>
    public static RequestServer Bind(
        IPEndPoint local, RequestHandlers handlers, RequestServerOptions? options = null, UdpEndpointOptions? endpointOptions = null)
    {
        UdpEndpoint endpoint = UdpEndpoint.Bind(local, endpointOptions);
        try
        {
            return new RequestServer(endpoint, handlers, options ?? new RequestServerOptions(), ownsEndpoint: true);
        }
        catch
        {
            endpoint.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Answers until stopped. What was asked and answered before a stop is remembered when it runs again, and what
    /// fell silent meanwhile is forgotten as ever.
    /// </summary>
    /// <param name="cancellationToken">Stops, as <see cref="UdpEndpoint.StopAsync"/> does: the task then completes, it is not cancelled.</param>
    /// <returns>
    /// A task that ends when receiving has stopped, or fails as the endpoint did. Asynchronous handlers may run on; their
    /// token is cancelled then.
    /// </returns>
    /// <exception cref="InvalidOperationException">The endpoint is receiving already.</exception>
    /// <exception cref="ObjectDisposedException">The server or the endpoint has been disposed.</exception>
    public Task RunAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var stopping = new CancellationTokenSource();
            var run = new ServerRun(_ledger, _replies, _outbox, stopping.Token);
            _run = RunAsync(Endpoint.RunAsync(new ServerHandler(_routes, run), cancellationToken), stopping);
            return _run;
        }
    }

    /// <summary>
    /// Stops, waits for running handlers, whose token is cancelled, and disposes an endpoint of its own. A handler that ignores
    /// its token is waited for as long as it takes. A second call does nothing.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        Task run;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            run = _run;
        }
        if (!run.IsCompleted)
            await Endpoint.StopAsync().ConfigureAwait(false);
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _ledger.WaitForRunning().ConfigureAwait(false);
        _outbox?.Dispose();
        _ledger.Dispose();
        _statistics.Leave();
        if (_ownsEndpoint)
            await Endpoint.DisposeAsync().ConfigureAwait(false);
    }

    // The source is not disposed: a handler may still hold its token.
    private static async Task RunAsync(Task receiving, CancellationTokenSource stopping)
    {
        try
        {
            await receiving.ConfigureAwait(false);
        }
        finally
        {
#pragma warning disable CA1849 // Handlers that wait for the token go on here, in a simulation too.
            stopping.Cancel();
#pragma warning restore CA1849
        }
    }
}
