namespace FastUdp.Demo.Output;

/// <summary>
/// What a server says about single datagrams. At most so many lines a second, which is more than anybody reads; of the
/// rest it says how many they are. So a flood costs no more than counting, and only what is said allocates.
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
    private bool _isFull;
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
        if (TryTakeLine())
            SayDropped(client.ToString());
        else
            Interlocked.Increment(ref _unsaid);
    }

    public void SayReceived(in RemoteAddress client, ReadOnlySpan<byte> utf8)
    {
        if (TryTakeLine())
            Say(client, utf8);
        else
            Interlocked.Increment(ref _unsaid);
    }

    /// <summary>Says each of a batch; when there have been lines enough that is one addition for all of them.</summary>
    public void SayReceived(in DatagramBatch batch)
    {
        int said = 0;
        foreach (Datagram datagram in batch)
        {
            if (!TryTakeLine())
                break;
            Say(datagram.Remote, datagram.Payload);
            said++;
        }
        if (said < batch.Count)
            Interlocked.Add(ref _unsaid, batch.Count - said);
    }

    /// <summary>Says anything else about a datagram.</summary>
    /// <param name="about">What it is about; may be borrowed.</param>
    /// <param name="tell">Makes the line, where one may be said; best static, so that a flood allocates nothing.</param>
    public void Say<T>(scoped in T about, Func<T, Told> tell)
        where T : allows ref struct
    {
        if (!TryTakeLine())
        {
            Interlocked.Increment(ref _unsaid);
            return;
        }
        Told told = tell(about);
        _transcript.Tell(told.Kind, told.Line, told.WriteMembers);
    }

    /// <summary>Says what is still unsaid.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        SayRest();
    }

    /// <summary>Once the lines of this second are used up it only reads a flag, until a second later the timer begins the next.</summary>
    private bool TryTakeLine()
    {
        if (Volatile.Read(ref _isFull))
            return false;
        lock (_lock)
        {
            if (_time.GetElapsedTime(_second) >= Second)
                BeginSecond();
            if (_lines == LinesPerSecond)
                return false;
            if (++_lines == LinesPerSecond)
                Pause();
            return true;
        }
    }

    private void SayDropped(string client) => _transcript.Tell(
        "dropped", $"Pretending to drop packet from {client}", json => json.WriteString("from", client));

    private void Say(in RemoteAddress client, ReadOnlySpan<byte> utf8)
    {
        string from = client.ToString();
        string text = Shown(utf8);
        int bytes = utf8.Length;
        _transcript.Tell("received", $"The client at {from} says '{text}'", json =>
        {
            json.WriteString("from", from);
            json.WriteString("text", text);
            json.WriteNumber("bytes", bytes);
        });
    }

    private void Pause()
    {
        Volatile.Write(ref _isFull, true);
        _timer.Change(Second, Timeout.InfiniteTimeSpan);
    }

    private void SumUp()
    {
        lock (_lock)
            BeginSecond();
    }

    private void BeginSecond()
    {
        SayRest();
        _second = _time.GetTimestamp();
        _lines = 0;
        Volatile.Write(ref _isFull, false);
    }

    private void SayRest()
    {
        long unsaid = Interlocked.Exchange(ref _unsaid, 0);
        if (unsaid > 0)
            _transcript.Tell("more", $"… and {Figures.Count(unsaid)} more datagrams", json => json.WriteNumber("datagrams", unsaid));
    }

    private static string Shown(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= MaxShownBytes ? Printable.Text(utf8) : Printable.Text(utf8[..MaxShownBytes]) + "…";
}
