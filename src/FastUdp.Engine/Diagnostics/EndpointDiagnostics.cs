using System.Diagnostics.Tracing;
using FastUdp.Buffers;
using FastUdp.Impairment;
using FastUdp.Transport;

namespace FastUdp.Diagnostics;

/// <summary>
/// What one endpoint tells the world of itself, from its binding to its disposal: its statistics when a listener
/// collects, the shape of its batches while one listens, and what happens rarely as events.
/// </summary>
internal sealed class EndpointDiagnostics : ITransportObserver
{
    // Of each endpoint at most one batch in so long is recorded: its share of the time is then bounded, whatever listens.
    private static readonly TimeSpan BetweenRecords = TimeSpan.FromMilliseconds(1);

    private readonly string _endpoint;
    private readonly TimeProvider _clock;
    private readonly long _ticksBetweenRecords;
    private readonly KeyValuePair<string, object?>[] _attributes;
    private readonly StatisticsSource<UdpStatistics> _statistics;
    private readonly StatisticsSource<ImpairmentStatistics>? _impairment;
    private readonly OccasionLimit _starved;
    private readonly OccasionLimit _sendTimedOut;
    private long _nextRecord = long.MinValue;
    private long _droppedByKernel;

    /// <param name="endpoint">Whose; not kept alive.</param>
    /// <param name="clock">The endpoint's clock.</param>
    public EndpointDiagnostics(UdpEndpoint endpoint, TimeProvider clock)
    {
        _endpoint = endpoint.LocalEndPoint.ToString();
        _clock = clock;
        _ticksBetweenRecords = (long)(BetweenRecords.TotalSeconds * clock.TimestampFrequency);
        _starved = new OccasionLimit(clock);
        _sendTimedOut = new OccasionLimit(clock);
        var series = SeriesName.Of(endpoint);
        _attributes = series.ToAttributes();
        _statistics = EndpointInstruments.Registry.Register(series, endpoint, Read);
        if (endpoint.Impairment is not null)
            _impairment = ImpairmentInstruments.Registry.Register(series, endpoint, static owner => ((UdpEndpoint)owner).Impairment!);
        TellBound(endpoint);
    }

    private static FastUdpEventSource Log => FastUdpEventSource.Log;

    public void OnBatch(ReadOnlySpan<ReceivedRun> runs, int datagrams)
    {
        if (!BatchHistograms.IsEnabled)
            return;
        long now = _clock.GetTimestamp();
        if (now < _nextRecord)
            return;
        _nextRecord = now + _ticksBetweenRecords;
        BatchHistograms.Record(runs, datagrams, _attributes);
    }

    public void OnReceiveStarted()
    {
        if (Log.IsEnabled(EventLevel.Informational, FastUdpEventSource.Keywords.Receive))
            Log.ReceiveStarted(_endpoint);
    }

    public void OnReceiveEnded(Exception? failure)
    {
        if (failure is null)
        {
            if (Log.IsEnabled(EventLevel.Informational, FastUdpEventSource.Keywords.Receive))
                Log.ReceiveStopped(_endpoint);
        }
        else if (Log.IsEnabled(EventLevel.Error, FastUdpEventSource.Keywords.Receive))
        {
            Log.ReceiveFailed(_endpoint, failure.GetType().FullName ?? "", failure.Message);
        }
    }

    public void OnClosing()
    {
        _impairment?.Leave();
        if (_statistics.Leave() is { } last && Log.IsEnabled(EventLevel.Informational, FastUdpEventSource.Keywords.Endpoints))
            Log.EndpointClosed(_endpoint, last.DatagramsReceived, last.DatagramsSent);
    }

    public void OnStarved()
    {
        if (_starved.Passes(1, out long waits) && Log.IsEnabled(EventLevel.Warning, FastUdpEventSource.Keywords.Receive))
            Log.Starved(_endpoint, waits);
    }

    public void OnSendTimedOut(long datagrams)
    {
        if (_sendTimedOut.Passes(datagrams, out long total) && Log.IsEnabled(EventLevel.Warning, FastUdpEventSource.Keywords.Send))
            Log.SendTimedOut(_endpoint, total);
    }

    public void OnSegmentationOff(string reason)
    {
        if (Log.IsEnabled(EventLevel.Warning, FastUdpEventSource.Keywords.Send))
            Log.SegmentationOff(_endpoint, reason);
    }

    private void TellBound(UdpEndpoint endpoint)
    {
        if (!Log.IsEnabled(EventLevel.Informational, FastUdpEventSource.Keywords.Endpoints))
            return;
        UdpCapabilities capabilities = endpoint.Capabilities;
        Log.EndpointBound(_endpoint, capabilities.Backend.ToString(), endpoint.ConnectedRemote?.ToString() ?? "");
        if (Log.IsEnabled(EventLevel.Verbose, FastUdpEventSource.Keywords.Endpoints))
        {
            foreach (UdpCapability row in capabilities)
                Log.Capability(_endpoint, row.Name, row.IsOn, row.Reason);
        }
    }

    /// <summary>Takes a snapshot, and looks whether the kernel has dropped anything since the last: nothing else tells.</summary>
    private UdpStatistics Read(object owner)
    {
        UdpStatistics statistics = ((UdpEndpoint)owner).Statistics;
        if (statistics.BuffersDroppedByKernel is { } total)
        {
            long before = Interlocked.Exchange(ref _droppedByKernel, total);
            if (total > before && Log.IsEnabled(EventLevel.Warning, FastUdpEventSource.Keywords.Receive))
                Log.DroppedByKernel(_endpoint, total - before, total);
        }
        return statistics;
    }
}
