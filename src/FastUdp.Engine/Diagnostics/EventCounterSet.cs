using System.Diagnostics.Tracing;

namespace FastUdp.Diagnostics;

/// <summary>The counters of an event source. They are made when somebody first asks for events, and poll until the process ends.</summary>
internal sealed class EventCounterSet(EventSource source)
{
    private readonly Lock _lock = new();
    private readonly List<Func<DiagnosticCounter>> _toMake = [];
    private readonly List<DiagnosticCounter> _counters = [];
    private readonly List<string> _names = [];
    private bool _isEnabled;

    /// <summary>What the counters are called.</summary>
    public string[] Names
    {
        get
        {
            lock (_lock)
                return [.. _names];
        }
    }

    /// <summary>Adds a total that is shown as its growth a second.</summary>
    public void AddRate(string name, string displayName, string displayUnits, Func<double> total) =>
        Add(name, () => new IncrementingPollingCounter(name, source, total)
        {
            DisplayName = displayName,
            DisplayUnits = displayUnits,
            DisplayRateTimeScale = TimeSpan.FromSeconds(1),
        });

    /// <summary>Adds a figure that is shown as it is.</summary>
    public void AddLevel(string name, string displayName, string displayUnits, Func<double> level) =>
        Add(name, () => new PollingCounter(name, source, level) { DisplayName = displayName, DisplayUnits = displayUnits });

    /// <summary>Makes the counters; from here on they are polled whenever somebody asks for them.</summary>
    public void Enable()
    {
        lock (_lock)
        {
            _isEnabled = true;
            Make();
        }
    }

    private void Add(string name, Func<DiagnosticCounter> make)
    {
        lock (_lock)
        {
            _names.Add(name);
            _toMake.Add(make);
            if (_isEnabled)
                Make();
        }
    }

    private void Make()
    {
        foreach (Func<DiagnosticCounter> make in _toMake)
            _counters.Add(make());
        _toMake.Clear();
    }
}
