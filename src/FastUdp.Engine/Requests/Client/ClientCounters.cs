namespace FastUdp.Requests;

/// <summary>What a client counts. Guarded by the table's lock.</summary>
internal sealed class ClientCounters
{
    private readonly long[] _outcomes = new long[Enum.GetValues<RequestOutcome>().Length];

    public long Requests { get; set; }

    public long Sends { get; set; }

    public long Repetitions { get; set; }

    public long RepetitionsWithheld { get; set; }

    public long Challenges { get; set; }

    public long RepliesLate { get; set; }

    public long RepliesForeign { get; set; }

    public long RepliesMalformed { get; set; }

    public void CountOutcome(RequestOutcome outcome) => _outcomes[(int)outcome]++;

    public RequestClientStatistics TakeSnapshot(int inFlight, int waiting) => new()
    {
        Requests = Requests,
        Replied = _outcomes[(int)RequestOutcome.Replied],
        TimedOut = _outcomes[(int)RequestOutcome.TimedOut],
        Refused = _outcomes[(int)RequestOutcome.Refused],
        Rejected = _outcomes[(int)RequestOutcome.Rejected],
        Cancelled = _outcomes[(int)RequestOutcome.Cancelled],
        TooLarge = _outcomes[(int)RequestOutcome.TooLarge],
        Overloaded = _outcomes[(int)RequestOutcome.Overloaded],
        Closed = _outcomes[(int)RequestOutcome.Closed],
        Sends = Sends,
        Repetitions = Repetitions,
        RepetitionsWithheld = RepetitionsWithheld,
        Challenges = Challenges,
        RepliesLate = RepliesLate,
        RepliesForeign = RepliesForeign,
        RepliesMalformed = RepliesMalformed,
        InFlight = inFlight,
        Waiting = waiting,
    };
}
