using System.Diagnostics.Tracing;

namespace FastUdp.Benchmarks.Subjects.Metrics;

/// <summary>Listens to all events of the engine and has its counters polled once a second, as dotnet-counters does.</summary>
internal sealed class EventWatch : EventListener
{
    private long _events;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "FastUdp")
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All, new Dictionary<string, string?> { ["EventCounterIntervalSec"] = "1" });
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) => Interlocked.Increment(ref _events);
}
