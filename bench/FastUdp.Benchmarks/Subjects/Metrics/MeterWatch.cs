using System.Diagnostics.Metrics;

namespace FastUdp.Benchmarks.Subjects.Metrics;

/// <summary>Listens to every instrument of the engine and collects at an interval, as an exporter does.</summary>
internal sealed class MeterWatch : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Timer _timer;
    private long _measurements;

    public MeterWatch(TimeSpan interval)
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "FastUdp")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => Interlocked.Increment(ref _measurements));
        _listener.SetMeasurementEventCallback<int>((_, _, _, _) => Interlocked.Increment(ref _measurements));
        _listener.Start();
        _timer = new Timer(_ => _listener.RecordObservableInstruments(), null, interval, interval);
    }

    public void Dispose()
    {
        // A collection under way has ended before the listener does.
        using var ended = new ManualResetEvent(false);
        if (_timer.Dispose(ended))
            ended.WaitOne();
        _listener.Dispose();
    }
}
