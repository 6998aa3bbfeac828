namespace FastUdp.Benchmarks.Measuring;

/// <summary>Where the receiving end of a one-way run counts. Belongs to the receiving thread until the window is over.</summary>
internal sealed class ReceiverTally(Stage stage) : IDisposable
{
    private Sequence _sequence;
    private Sequence _result;

    /// <summary>The counters in use. A receiver of batches works on a copy of its own and stores it back.</summary>
    public ref Sequence Sequence => ref _sequence;

    public Window Window { get; } = new(stage);

    /// <summary>To be called once a batch. True when the window is over and the receiver may end.</summary>
    public bool EndBatch()
    {
        Phase? turn = Window.Observe();
        if (turn == Phase.Measure)
            _sequence.Restart();
        if (turn == Phase.Stop)
        {
            _result = _sequence;
            Window.Close();
        }
        return Window.IsOver;
    }

    /// <summary>What was measured; nothing if the receiver never got as far as the end of the window.</summary>
    public Measurement Measure(int sizeBytes, Allocation allocation) => Window.IsOver
        ? new Measurement(sizeBytes, _result.Received, Window.Seconds, _result.Lost, allocation)
        : new Measurement(sizeBytes, 0, 0, 0, allocation);

    public void Dispose() => Window.Dispose();
}
