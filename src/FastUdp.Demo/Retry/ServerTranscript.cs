using FastUdp.Demo.Output;

namespace FastUdp.Demo.Retry;

/// <summary>
/// What a server says about single datagrams. At most so many lines a second, which is more than anybody reads; of the
/// rest it says how many they are. So a flood costs it no more than counting.
/// </summary>
/// <remarks>Safe from any thread.</remarks>
internal sealed class ServerTranscript : IDisposable
{
    public const int LinesPerSecond = 100;

    /// <summary>How much of a client's text is shown.</summary>
    public const int MaxShownBytes = 1_000;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private long _second;
    private int _lines;
    private long _unsaid;

    public ServerTranscript(TextWriter output, TimeProvider time)
    {
        _output = output;
        _time = time;
        _second = time.GetTimestamp();
        _timer = time.CreateTimer(
            static transcript => ((ServerTranscript)transcript!).SumUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void SayDropped(in RemoteAddress client)
    {
        lock (_lock)
        {
            if (MaySay())
                _output.WriteLine($"Pretending to drop packet from {client}");
        }
    }

    public void SayReceived(in RemoteAddress client, ReadOnlySpan<byte> utf8)
    {
        lock (_lock)
        {
            if (MaySay())
                _output.WriteLine($"The client at {client} says '{Shown(utf8)}'");
        }
    }

    /// <summary>Says what is still unsaid.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
            SayRest();
    }

    private bool MaySay()
    {
        TimeSpan age = _time.GetElapsedTime(_second);
        if (age >= Second)
            BeginSecond();
        if (_lines < LinesPerSecond)
        {
            _lines++;
            return true;
        }
        if (_unsaid++ == 0)
            _timer.Change(Second - age, Timeout.InfiniteTimeSpan);
        return false;
    }

    private void SumUp()
    {
        lock (_lock)
        {
            if (_unsaid > 0)
                BeginSecond();
        }
    }

    private void BeginSecond()
    {
        SayRest();
        _second = _time.GetTimestamp();
        _lines = 0;
    }

    private void SayRest()
    {
        if (_unsaid > 0)
            _output.WriteLine($"… and {Figures.Count(_unsaid)} more datagrams");
        _unsaid = 0;
    }

    private static string Shown(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= MaxShownBytes ? Printable.Text(utf8) : Printable.Text(utf8[..MaxShownBytes]) + "…";
}
