using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Shards;

/// <summary>
/// What one loop counts: a sequence for each of two flows, and the window as this loop sees it. Written by the loop alone, once a batch, in cache
/// lines of its own, so that it is the engine whose sharing is measured.
/// </summary>
internal sealed class FlowTally(Stage stage) : IDisposable
{
    /// <summary>The bit of a number that tells the flows apart.</summary>
    public const int FlowShift = 63;

    // Two pairs of cache lines: a sequence is half a line.
    private const int Guard = 4;

    private readonly Sequence[] _sequences = new Sequence[Guard + 2 + Guard];
    private long _received;
    private long _lost;

    public Window Window { get; } = new(stage);

    /// <summary>Datagrams since the loop began, warm-up included.</summary>
    public long Total => Flow(0).Total + Flow(1).Total;

    /// <summary>Datagrams of the window, once it is over.</summary>
    public long Received => _received;

    public long Lost => _lost;

    /// <summary>The counters of a flow. A handler works on copies and stores them back.</summary>
    public ref Sequence Flow(int index) => ref _sequences[Guard + index];

    /// <summary>To be called once a batch.</summary>
    public void EndBatch()
    {
        Phase? turn = Window.Observe();
        if (turn == Phase.Measure)
        {
            Flow(0).Restart();
            Flow(1).Restart();
        }
        if (turn == Phase.Stop)
        {
            _received = Flow(0).Received + Flow(1).Received;
            _lost = Flow(0).Lost + Flow(1).Lost;
            Window.Close();
        }
    }

    public void Dispose() => Window.Dispose();
}
