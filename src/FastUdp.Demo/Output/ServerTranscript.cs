namespace FastUdp.Demo.Output;

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

    private readonly Transcript _transcript;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private long _second;
    private int _lines;
    private long _unsaid;

    public ServerTranscript(Transcript transcript, TimeProvider time)
    {
        _transcript = transcript;
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
                Say("dropped", $"Pretending to drop packet from {client}", client.ToString(), text: null);
        }
    }

    public void SayReceived(in RemoteAddress client, ReadOnlySpan<byte> utf8)
    {
        lock (_lock)
        {
            if (!MaySay())
                return;
            string text = Shown(utf8);
            Say("received", $"The client at {client} says '{text}'", client.ToString(), text);
        }
    }

    /// <summary>Says anything else about a datagram.</summary>
    /// <param name="about">What it is about; may be borrowed.</param>
    /// <param name="tell">Makes the line, where one may be said; best static, so that a flood allocates nothing.</param>
    public void Say<T>(scoped in T about, Func<T, Told> tell)
        where T : allows ref struct
    {
        lock (_lock)
        {
            if (!MaySay())
                return;
            Told told = tell(about);
            _transcript.Tell(told.Kind, told.Line, told.WriteMembers);
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

    private void Say(string kind, string line, string client, string? text) => _transcript.Tell(kind, line, json =>
    {
        json.WriteString("from", client);
        if (text is not null)
            json.WriteString("text", text);
    });

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
        long unsaid = _unsaid;
        if (unsaid > 0)
            _transcript.Tell("more", $"… and {Figures.Count(unsaid)} more datagrams", json => json.WriteNumber("datagrams", unsaid));
        _unsaid = 0;
    }

    private static string Shown(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= MaxShownBytes ? Printable.Text(utf8) : Printable.Text(utf8[..MaxShownBytes]) + "…";
}
