using FastUdp.Messages;

namespace FastUdp.Demo.Broadcast.Discovery;

/// <summary>
/// Takes answers: each server once, at most so many, and nothing that does not answer this very question. It belongs to
/// the receive loop; read it when that has ended.
/// </summary>
/// <param name="nonce">What an answer must carry.</param>
/// <param name="time">The clock.</param>
internal sealed class AnswerTable(ulong nonce, TimeProvider time) : IDatagramHandler
{
    public const int MostServers = 1_024;

    /// <summary>How often a question is asked at most.</summary>
    public const int MostAttempts = 8;

    private readonly Dictionary<ulong, DiscoveredServer> _servers = [];
    private readonly long[] _askedAt = new long[MostAttempts];
    private int _attempts;

    public IReadOnlyCollection<DiscoveredServer> Servers => _servers.Values;

    /// <summary>Answers to this question, repeated ones included.</summary>
    public long Answers { get; private set; }

    /// <summary>Answers to another question: stale ones, or forged.</summary>
    public long Stale { get; private set; }

    /// <summary>Datagrams that are no answers.</summary>
    public long Garbage { get; private set; }

    /// <summary>Answers of servers there was no room for.</summary>
    public long Untracked { get; private set; }

    /// <summary>To be called before each repetition is sent, by one thread: an answer to one that was not is forged.</summary>
    /// <returns>Which repetition it is, from 0.</returns>
    public byte BeginAttempt()
    {
        int attempt = _attempts;
        _askedAt[attempt] = time.GetTimestamp();
        Volatile.Write(ref _attempts, attempt + 1);
        return (byte)attempt;
    }

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        long now = time.GetTimestamp();
        foreach (Datagram datagram in batch)
        {
            if (!datagram.TryRead(out DiscoveryAnswer answer, out _))
                Garbage++;
            else if (answer.Nonce != nonce || answer.Attempt >= Volatile.Read(ref _attempts))
                Stale++;
            else
                Take(datagram.Remote, answer, time.GetElapsedTime(_askedAt[answer.Attempt], now));
        }
    }

    private void Take(in RemoteAddress remote, in DiscoveryAnswer answer, TimeSpan roundTrip)
    {
        Answers++;
        if (_servers.TryGetValue(answer.Instance, out DiscoveredServer? known))
            _servers[answer.Instance] = known with { RoundTrip = TimeSpan.FromTicks(Math.Min(known.RoundTrip.Ticks, roundTrip.Ticks)) };
        else if (_servers.Count < MostServers)
            _servers.Add(answer.Instance, new DiscoveredServer(remote, answer.Instance, answer.Name, roundTrip));
        else
            Untracked++;
    }
}
