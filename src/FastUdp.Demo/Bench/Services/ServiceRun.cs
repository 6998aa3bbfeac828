using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Services;

/// <summary>Runs one of the services until it is stopped.</summary>
/// <param name="transcript">Where its beginning and its end are told.</param>
/// <param name="local">Where it listens.</param>
/// <param name="options">The endpoint's; what a guard has to know of a datagram is added.</param>
internal sealed class ServiceRun(Transcript transcript, IPEndPoint local, UdpEndpointOptions options)
{
    /// <summary>Runs one that answers.</summary>
    /// <param name="limits">How often.</param>
    /// <param name="createHandler">Makes the service, with its guard.</param>
    /// <param name="stop">Ends it.</param>
    public async Task AnswerAsync<THandler>(ServiceLimits limits, Func<ServiceGuard, THandler> createHandler, CancellationToken stop)
        where THandler : IDatagramHandler
    {
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, options with { Metadata = MetadataFields.LocalAddress });
        var guard = new ServiceGuard(limits, endpoint.LocalEndPoint.Port, TimeProvider.System);
        await RunAsync(endpoint, createHandler(guard), stop);
        ServiceSummary.Tell(transcript, endpoint.Statistics, guard.HeldBack);
    }

    /// <summary>Runs the one that does not.</summary>
    /// <param name="stop">Ends it.</param>
    public async Task DiscardAsync(CancellationToken stop)
    {
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, options);
        await RunAsync(endpoint, new Discard(), stop);
        ServiceSummary.Tell(transcript, endpoint.Statistics, heldBack: null);
    }

    private async Task RunAsync<THandler>(UdpEndpoint endpoint, THandler handler, CancellationToken stop)
        where THandler : IDatagramHandler
    {
        transcript.TellListening(endpoint);
        Task running = endpoint.RunAsync(handler, stop);
        await ProgressLine.ShowAsync(() => $"{Figures.Count(endpoint.Statistics.DatagramsReceived)} datagrams received", running);
        await running;
    }
}
