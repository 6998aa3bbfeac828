namespace FastUdp.Impairment;

/// <summary>Says at rising times whether an outage is on, at a cost that does not depend on how many there are.</summary>
internal sealed class OutageSchedule(IEnumerable<Outage> outages)
{
    private readonly Outage[] _byStart = [.. outages.OrderBy(outage => outage.Start)];
    private int _begunCount;
    private TimeSpan _end;

    /// <param name="now">Never less than before.</param>
    public bool IsOut(TimeSpan now)
    {
        for (; _begunCount < _byStart.Length && _byStart[_begunCount].Start <= now; _begunCount++)
        {
            TimeSpan end = _byStart[_begunCount].End;
            _end = end > _end ? end : _end;
        }
        return now < _end;
    }
}
