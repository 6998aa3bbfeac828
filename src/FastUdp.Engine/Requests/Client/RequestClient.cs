using System.Net;
using FastUdp.Diagnostics;
using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>
/// Asks over UDP: sends a request, repeats it while there is no reply, and ends with the reply or with a clear answer
/// that there is none, in bounded time.
/// </summary>
/// <remarks>
/// <para>
/// All members are safe from any thread. It takes two of the endpoint's senders (<see
/// cref="UdpEndpointOptions.MaxSenders"/>).
/// </para>
/// <para>
/// A value task is awaited once, as all are: the object behind it serves other requests afterwards. A request in the
/// steady state allocates nothing. A cancelled one costs an object, and one that fails by an exception costs that.
/// </para>
/// <para>
/// A datagram the kernel finds too long for the path (EMSGSIZE) is not told from a lost one: the request times out, and
/// <see cref="UdpStatistics.SendsTooLong"/> of the endpoint rises.
/// </para>
/// </remarks>
public sealed class RequestClient : IAsyncDisposable
{
    private readonly RequestEngine _engine;
    private readonly RemoteAddress _connected;
    private readonly bool _ownsEndpoint;
    private readonly Task _receiving;
    private readonly StatisticsSource<RequestClientStatistics> _statistics;
    private readonly TaskCompletionSource _disposal = new();
    private int _isDisposing;

    /// <summary>
    /// Stands on an endpoint, whose receive it runs from now on and stops when it is disposed. The endpoint stays the
    /// caller's.
    /// </summary>
    /// <param name="endpoint">
    /// The endpoint. One that is connected asks its one remote, any other any server it can reach.
    /// </param>
    /// <param name="options">How to ask.</param>
    /// <exception cref="InvalidOperationException">
    /// The endpoint is receiving already, or has no two senders left.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public RequestClient(UdpEndpoint endpoint, RequestClientOptions? options = null)
        : this(endpoint, options, ownsEndpoint: false)
    {
    }

    private RequestClient(UdpEndpoint endpoint, RequestClientOptions? options, bool ownsEndpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new RequestClientOptions();
        options.Validate();
        options = options with { TimeProvider = options.TimeProvider ?? endpoint.Clock };
        _ownsEndpoint = ownsEndpoint;
        _connected = endpoint.ConnectedRemote.GetValueOrDefault();
        _engine = new RequestEngine(endpoint, options);
        _receiving = _engine.Start();
        _ = CloseAfterAsync(_receiving);
        _statistics = ClientInstruments.Registry.Register(
            SeriesName.Of(endpoint), _engine, static engine => ((RequestEngine)engine).Statistics);
    }

    /// <summary>The endpoint it asks from.</summary>
    public UdpEndpoint Endpoint => _engine.Endpoint;

    /// <summary>What has been counted since the client was made. A fresh snapshot each time.</summary>
    public RequestClientStatistics Statistics => _engine.Statistics;

    /// <summary>Asks one server over an endpoint of its own, connected to it and disposed with the client.</summary>
    /// <param name="server">Who is asked.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="endpointOptions">How the endpoint is made.</param>
    /// <inheritdoc cref="UdpEndpoint.Connect"/>
    public static RequestClient Connect(
        IPEndPoint server, RequestClientOptions? options = null, UdpEndpointOptions? endpointOptions = null)
    {
        UdpEndpoint endpoint = UdpEndpoint.Connect(server, endpointOptions);
        try
        {
            return new RequestClient(endpoint, options, ownsEndpoint: true);
        }
        catch
        {
            endpoint.Dispose();
            throw;
        }
    }

    /// <summary>Asks the server of a connected endpoint.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not connected.</exception>
    /// <inheritdoc cref="RequestAsync{TRequest, TResponse}(in RemoteAddress, in TRequest, CancellationToken)"/>
    public ValueTask<TResponse> RequestAsync<TRequest, TResponse>(
        scoped in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse> =>
        RequestAsync<TRequest, TResponse>(_connected, request, cancellationToken);

    /// <summary>Asks a server.</summary>
    /// <param name="server">Who is asked; on a connected endpoint its one remote.</param>
    /// <param name="request">The message, free when the call returns.</param>
    /// <param name="cancellationToken">Ends the request as cancelled. Its server may execute it all the same.</param>
    /// <returns>The reply's message.</returns>
    /// <exception cref="RequestException">
    /// The request ended otherwise than with a reply; the exception says how.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ArgumentException">
    /// At once: a field holds what cannot be written (the exception names it, the value and the limit), or the server
    /// cannot be reached from the endpoint.
    /// </exception>
    public ValueTask<TResponse> RequestAsync<TRequest, TResponse>(
        in RemoteAddress server, scoped in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse>
    {
        TypedOperation<TResponse>? operation =
            Begin<TRequest, TResponse>(server, request, cancellationToken, out RequestFailure failure);
        return operation is null
            ? ValueTask.FromException<TResponse>(failure.ToException())
            : new ValueTask<TResponse>(operation, operation.Version);
    }

    /// <summary>Asks the server of a connected endpoint; every outcome is a value.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is not connected.</exception>
    /// <inheritdoc cref="TryRequestAsync{TRequest, TResponse}(in RemoteAddress, in TRequest, CancellationToken)"/>
    public ValueTask<RequestResult<TResponse>> TryRequestAsync<TRequest, TResponse>(
        scoped in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse> =>
        TryRequestAsync<TRequest, TResponse>(_connected, request, cancellationToken);

    /// <summary>Asks a server; every outcome is a value.</summary>
    /// <param name="server">Who is asked; on a connected endpoint its one remote.</param>
    /// <param name="request">The message, free when the call returns.</param>
    /// <param name="cancellationToken">Ends the request as cancelled. Its server may execute it all the same.</param>
    /// <returns>How the request ended.</returns>
    /// <exception cref="ArgumentException">
    /// At once: a field holds what cannot be written (the exception names it, the value and the limit), or the server
    /// cannot be reached from the endpoint.
    /// </exception>
    public ValueTask<RequestResult<TResponse>> TryRequestAsync<TRequest, TResponse>(
        in RemoteAddress server, scoped in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse>
    {
        TypedOperation<TResponse>? operation =
            Begin<TRequest, TResponse>(server, request, cancellationToken, out RequestFailure failure);
        return operation is null
            ? new ValueTask<RequestResult<TResponse>>(new RequestResult<TResponse>(failure.Outcome, default, 0, TimeSpan.Zero))
            : new ValueTask<RequestResult<TResponse>>(operation, operation.Version);
    }

    /// <summary>
    /// Ends every request as <see cref="RequestOutcome.Closed"/>, stops receiving, and disposes an endpoint of its own.
    /// A further call waits for the first.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposing, 1) != 0)
        {
            await _disposal.Task.ConfigureAwait(false);
            return;
        }
        try
        {
            await CloseAsync().ConfigureAwait(false);
        }
        finally
        {
            _disposal.SetResult();
        }
    }

    /// <summary>Begins a request. Null when it has ended in doing so: then the failure says how.</summary>
    private TypedOperation<TResponse>? Begin<TRequest, TResponse>(
        in RemoteAddress server, scoped in TRequest request, CancellationToken cancellationToken, out RequestFailure failure)
        where TRequest : IDatagramMessage<TRequest>, allows ref struct
        where TResponse : IDatagramMessage<TResponse>
    {
        int limit = UdpLimits.MaxPayloadBytes(server.AddressFamily);
        using var encoder = new RequestEncoder(stackalloc byte[RequestEncoder.StackBytes]);
        if (!encoder.TryWrite(request, limit - RequestHeader.MaxWireSize, out int size))
        {
            size += RequestHeader.MaxWireSize;
            failure = new RequestFailure(RequestOutcome.TooLarge) { Remote = server, Value = size, Limit = limit };
        }
        else if (cancellationToken.IsCancellationRequested)
        {
            failure = new RequestFailure(RequestOutcome.Cancelled) { CancellationToken = cancellationToken };
        }
        else
        {
            return _engine.Begin<TResponse>(server, encoder.Bytes, cancellationToken, out failure);
        }
        _engine.CountRefused(failure.Outcome);
        return null;
    }

    private async Task CloseAsync()
    {
        _engine.Close(fault: null);
        if (!_receiving.IsCompleted)
            await Endpoint.StopAsync().ConfigureAwait(false);
        await _engine.ReleaseAsync().ConfigureAwait(false);
        _statistics.Leave();
        if (_ownsEndpoint)
            await Endpoint.DisposeAsync().ConfigureAwait(false);
    }

    private async Task CloseAfterAsync(Task receiving)
    {
        Exception? fault = null;
        try
        {
            await receiving.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever ended the receive is told to everyone who waits for a reply.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fault = exception;
        }
        _engine.Close(fault);
    }
}
