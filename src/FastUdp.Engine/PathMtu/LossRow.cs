namespace FastUdp.PathMtu;

/// <summary>Counts losses of large datagrams in a row, which a delivery of one no smaller than the smallest lost ends.</summary>
internal struct LossRow
{
    private int _smallestLost;

    public int Count { get; private set; }

    public void AddLost(int payloadBytes)
    {
        _smallestLost = Count == 0 ? payloadBytes : Math.Min(_smallestLost, payloadBytes);
        Count++;
    }

    public void AddDelivered(int payloadBytes)
    {
        if (payloadBytes >= _smallestLost)
            Count = 0;
    }
}
