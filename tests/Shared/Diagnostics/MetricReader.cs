using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;

namespace FastUdp.Tests.Shared;

/// <summary>Listens to every instrument of the engine, as an exporter would, and keeps what it hears.</summary>
internal sealed class MetricReader : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MeterListener _listener = new();
    private readonly List<Instrument> _instruments = [];
    private readonly Dictionary<string, long> _values = [];
    private readonly List<(string Series, int Value)> _records = [];

    public MetricReader()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != "FastUdp")
                return;
            _instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, attributes, _) => Keep(instrument, value, attributes));
        _listener.SetMeasurementEventCallback<int>((instrument, value, attributes, _) =>
        {
            string series = Describe(instrument, attributes);
            lock (_lock)
                _records.Add((series, value));
        });
        _listener.Start();
    }

    public IReadOnlyList<Instrument> Instruments => _instruments;

    /// <summary>The series of an address as <see cref="Value"/> and <see cref="Records"/> name it.</summary>
    public static string Local(IPEndPoint address) => $"network.local.address={address.Address},network.local.port={address.Port}";

    /// <summary>The series of the endpoints connected to a remote.</summary>
    public static string Peer(IPEndPoint address) => $"network.peer.address={address.Address},network.peer.port={address.Port}";

    /// <summary>Collects once: what was heard before is forgotten.</summary>
    public void Collect()
    {
        _values.Clear();
        _listener.RecordObservableInstruments();
    }

    /// <summary>What the last collection had; null where there was no such measurement.</summary>
    /// <param name="instrument">The name.</param>
    /// <param name="series">Of which address.</param>
    /// <param name="value">The value of the instrument's own attribute.</param>
    public long? Value(string instrument, string series, string? value = null)
    {
        string own = value is null ? "" : $"={value}";
        string[] keys = [.. _values.Keys.Where(key => key.StartsWith($"{instrument} {series}", StringComparison.Ordinal) && key.EndsWith(own, StringComparison.Ordinal))];
        return keys.Length == 0 ? null : _values[keys.Single()];
    }

    /// <summary>Whether the last collection had anything of a series.</summary>
    public bool Has(string series) => _values.Keys.Any(key => key.Contains($" {series}", StringComparison.Ordinal));

    /// <summary>What a histogram has recorded since this began to listen.</summary>
    public int[] Records(string instrument, string series)
    {
        lock (_lock)
            return [.. _records.Where(record => record.Series == $"{instrument} {series}").Select(record => record.Value)];
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> attributes)
    {
        string series = Describe(instrument, attributes);
        if (!_values.TryAdd(series, value))
            throw new InvalidOperationException($"One collection measured {series} twice.");
    }

    private static string Describe(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> attributes)
    {
        var parts = new List<string>();
        foreach ((string key, object? value) in attributes)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{key}={value}"));
        return $"{instrument.Name} {string.Join(',', parts)}";
    }
}
