using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>Where an echo client counts. Belongs to the thread that receives the replies until the window is over.</summary>
internal sealed class EchoTally : IDisposable
{
    private readonly LatencyHistogram? _latencies;
    private EchoWindow _echoes;
    private EchoWindow _result;
    private RoundTrip? _roundTrip;

    /// <param name="stage">The phase of the run.</param>
    /// <param name="window">How many datagrams to keep in flight.</param>
    /// <param name="timesRoundTrips">Whether to time each; only with a window of one.</param>
    public EchoTally(Stage stage, int window, bool timesRoundTrips)
    {
        Window = new Window(stage);
        _latencies = timesRoundTrips ? new LatencyHistogram() : null;
        _echoes = new EchoWindow(window, _latencies);
    }

    /// <summary>What is in flight. A client of batches works on a copy of its own and stores it back.</summary>
    public ref EchoWindow Echoes => ref _echoes;

    public Window Window { get; }

    /// <summary>To be called once a batch. True when the window is over and the client may end.</summary>
    public bool EndBatch()
    {
        Phase? turn = Window.Observe();
        if (turn == Phase.Measure)
            _echoes.Restart();
        if (turn == Phase.Stop)
            Close();
        return Window.IsOver;
    }

    public Measurement Measure(int sizeBytes, Allocation allocation)
    {
        if (!Window.IsOver)
            return new Measurement(sizeBytes, 0, 0, 0, allocation);
        return _result.Wrong > 0
            ? throw new InvalidDataException($"{_result.Wrong} replies were not to a datagram that had been sent.")
            : new Measurement(sizeBytes, _result.Received, Window.Seconds, _result.Lost, allocation, _roundTrip);
    }

    public void Dispose() => Window.Dispose();

    private void Close()
    {
        _result = _echoes;
        _roundTrip = _latencies is null ? null : RoundTrip.Of(_latencies);
        Window.Close();
    }
}
