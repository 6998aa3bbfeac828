using FastUdp.PathMtu;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>A search on a path that a test makes up: what is sent, what of it arrives, what time it is.</summary>
internal sealed class ModelPath(PathMtuOptions? options = null, int headerBytes = 28, int limitBytes = 65_507)
{
    private readonly PriorityQueue<(ulong Nonce, int Size), TimeSpan> _replies = new();
    private readonly Random _chance = new(1);
    private ulong _nonce;

    public PathMtuCounters Counters { get; } = new();

    public PathMtuSearch Search => field ??= new PathMtuSearch(options ?? new PathMtuOptions(), headerBytes, limitBytes, Counters);

    /// <summary>The largest payload that passes.</summary>
    public int Passes { get; set; } = 1_472;

    /// <summary>The largest payload the sender's own interface takes.</summary>
    public int InterfaceTakes { get; set; } = int.MaxValue;

    /// <summary>What the system says when it refuses; 0 is nothing.</summary>
    public int SaysMtu { get; set; }

    public TimeSpan RoundTrip { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>The probability that a probe or its reply is lost.</summary>
    public double Loss { get; set; }

    public bool IsOut { get; set; }

    public TimeSpan Now { get; private set; }

    /// <summary>The sizes of all probes sent.</summary>
    public List<int> Sent { get; } = [];

    public int Refused { get; private set; }

    /// <summary>Lets time pass, until something holds or the time is up; gives whether it holds.</summary>
    public bool Run(TimeSpan time, Func<bool>? until = null)
    {
        TimeSpan end = Now + time;
        while (until?.Invoke() != true)
        {
            TimeSpan next = NextReply < Search.Due ? NextReply : Search.Due;
            if (next > end)
            {
                Now = end;
                return until is null;
            }
            Now = next > Now ? next : Now;
            if (NextReply <= Now)
                Reply();
            else
                Send();
        }
        return true;
    }

    public void RunToCompletion() => Xunit.Assert.True(Run(TimeSpan.FromMinutes(10), () => Search.State == PathMtuState.SearchComplete));

    private TimeSpan NextReply => _replies.TryPeek(out _, out TimeSpan due) ? due : TimeSpan.MaxValue;

    private void Reply()
    {
        (ulong nonce, int size) = _replies.Dequeue();
        Search.TryAcknowledge(Now, nonce, size);
    }

    private void Send()
    {
        if (!Search.TryTakeProbe(Now, ++_nonce, out int size))
            return;
        if (size > InterfaceTakes)
        {
            Refused++;
            Search.OnProbeRefused(Now, size, SaysMtu);
            return;
        }
        Sent.Add(size);
        if (size <= Passes && !IsOut && _chance.NextDouble() >= Loss)
            _replies.Enqueue((_nonce, size), Now + RoundTrip);
    }
}
