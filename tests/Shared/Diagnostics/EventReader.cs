using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace FastUdp.Tests.Shared;

/// <summary>Listens to the engine's events and keeps them as text: the name, then the payload.</summary>
internal sealed class EventReader : EventListener
{
    private readonly ConcurrentQueue<EventWrittenEventArgs> _events = [];
    private readonly EventLevel _level;
    private readonly string? _counterSeconds;

    /// <param name="level">Down to which level.</param>
    /// <param name="counterSeconds">How often the counters are to be polled; null for never.</param>
    public EventReader(EventLevel level = EventLevel.Verbose, string? counterSeconds = null)
    {
        _level = level;
        _counterSeconds = counterSeconds;
        foreach (EventSource source in EventSource.GetSources().Where(IsOurs))
            Enable(source);
    }

    /// <summary>The events that speak of an endpoint or remote, in order.</summary>
    public string[] Of(object endpoint) =>
        [.. Lines.Where(line => line.Split(' ', 3) is [_, var first, ..] && first == endpoint.ToString())];

    public IEnumerable<string> Lines => _events.Select(Describe);

    /// <summary>The last value a counter was seen with: growth for a rate, the mean for a level.</summary>
    public double? Counter(string name) => _events
        .Where(one => one.EventName == "EventCounters")
        .Select(one => (IDictionary<string, object?>)one.Payload![0]!)
        .Where(counter => (string?)counter["Name"] == name)
        .Select(counter => (double?)(counter.TryGetValue("Increment", out object? growth) ? growth : counter["Mean"]))
        .LastOrDefault();

    /// <summary>How much a rate has grown altogether.</summary>
    public double Growth(string name) => _events
        .Where(one => one.EventName == "EventCounters")
        .Select(one => (IDictionary<string, object?>)one.Payload![0]!)
        .Where(counter => (string?)counter["Name"] == name && counter.ContainsKey("Increment"))
        .Sum(counter => (double)counter["Increment"]!);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        // The base constructor comes here before this one has its level: those sources are enabled there.
        if (_level != default && IsOurs(eventSource))
            Enable(eventSource);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (IsOurs(eventData.EventSource))
            _events.Enqueue(eventData);
    }

    private static bool IsOurs(EventSource source) => source.Name == "FastUdp";

    private static string Describe(EventWrittenEventArgs one) => $"{one.EventName} {string.Join(' ', one.Payload!)}";

    private void Enable(EventSource source) => EnableEvents(
        source, _level, EventKeywords.All,
        _counterSeconds is null ? null : new Dictionary<string, string?> { ["EventCounterIntervalSec"] = _counterSeconds });
}
