using System.Net;
using FastUdp.Impairment;
using FastUdp.Transport;

namespace FastUdp.Simulation;

/// <summary>
/// A network in memory, on virtual time: any number of endpoints of one process, bound with
/// <see cref="UdpEndpointOptions.Network"/>, whose datagrams pass links that a seed makes lose, delay and reorder. The
/// same seed and program give the same run, event for event.
/// </summary>
/// <remarks>
/// <para>
/// Nothing moves but inside the Run methods: they carry out what is due, in order of its time, on the calling thread: handlers,
/// timers of <see cref="TimeProvider"/>, and what awaits either. One of them runs at a time; sends are safe from any thread.
/// </para>
/// <para>
/// Any unicast address can be bound. An endpoint of all addresses (0.0.0.0, or :: for both kinds) is reached at every one
/// where nobody else is bound to its port, and sends from the one it was last reached at, or else from the loopback. A
/// connected endpoint whose local address is not named is at the loopback.
/// </para>
/// </remarks>
public sealed class SimulatedNetwork
{
    private readonly VirtualTime _time = new();
    private readonly DatagramExchange _exchange;

    /// <summary>Makes a network whose links all suffer the same, each by its own chance.</summary>
    /// <param name="seed">Where chance comes from.</param>
    /// <param name="impairment">What befalls datagrams between any two addresses; the default, null, is nothing, not even delay.</param>
    /// <exception cref="ArgumentException">A value of the impairment is out of its bounds.</exception>
    public SimulatedNetwork(int seed = 0, LinkImpairment? impairment = null) =>
        _exchange = new DatagramExchange(_time, new LinkTable(seed, impairment ?? new LinkImpairment()));

    /// <summary>The virtual clock and its timers: for whatever is to live in the simulation. Begins at 2000-01-01 UTC.</summary>
    public TimeProvider TimeProvider => _time;

    /// <summary>The virtual time since the network was made.</summary>
    public TimeSpan Now => _time.Now;

    /// <summary>What all links together have done.</summary>
    public LinkStatistics Statistics => _exchange.Statistics;

    /// <summary>Datagrams that came out of their link where nobody was bound who hears them.</summary>
    public long Unclaimed => _exchange.Unclaimed;

    /// <summary>
    /// Changes what befalls datagrams from one address to another from now on; ports do not matter. The way back is a
    /// link of its own. What is under way comes out as it would have.
    /// </summary>
    /// <exception cref="ArgumentException">A value of the impairment is out of its bounds.</exception>
    public void SetLink(IPAddress from, IPAddress to, LinkImpairment impairment)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(impairment);
        _exchange.SetLink(new IPEndPoint(from, 0), new IPEndPoint(to, 0), impairment);
    }

    /// <summary>Lets so much virtual time pass.</summary>
    /// <exception cref="InvalidOperationException">The network is running.</exception>
    public void Run(TimeSpan duration) => _time.Advance(duration);

    /// <summary>Starts a program as the next event and runs until it has ended. What it throws is thrown.</summary>
    /// <param name="program">What to start: its first await is within the simulation already.</param>
    /// <param name="limit">How much virtual time it may take.</param>
    /// <exception cref="TimeoutException">The program had not ended by then, or waits for what is outside the simulation.</exception>
    /// <exception cref="InvalidOperationException">The network is running.</exception>
    public void Run(Func<Task> program, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(program);
        var start = new ProgramStart(program);
        _time.Schedule(TimeSpan.Zero, start);
        if (!_time.RunUntil(() => start.Program is { IsCompleted: true }, limit))
            throw new TimeoutException($"The program had not ended after {limit} of virtual time.");
        start.Program!.GetAwaiter().GetResult();
    }

    /// <summary>Runs until nothing is left to happen, or so much virtual time has passed.</summary>
    /// <returns>Whether nothing is left.</returns>
    /// <exception cref="InvalidOperationException">The network is running.</exception>
    public bool RunUntilIdle(TimeSpan limit) => _time.RunUntilIdle(limit);

    /// <summary>Runs until a task has completed, or so much virtual time has passed.</summary>
    /// <returns>Whether the task has completed.</returns>
    /// <exception cref="InvalidOperationException">The network is running.</exception>
    public bool RunUntil(Task task, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(task);
        return _time.RunUntil(() => task.IsCompleted, limit);
    }

    /// <summary>
    /// Runs whatever there is as soon as it comes, on a thread of its own, virtual time jumping ahead, until cancelled: for
    /// programs that know nothing of the simulation. A timer is due as soon as nothing else is, however long it was set.
    /// Handlers and timers' callbacks run on that thread, what awaits them in the thread pool.
    /// </summary>
    /// <returns>A task that completes when cancelled, or fails as an event did.</returns>
    /// <exception cref="InvalidOperationException">The network is running.</exception>
    public Task RunAsync(CancellationToken cancellationToken) => _time.RunAsync(cancellationToken);

    /// <summary>Binds an address in the network.</summary>
    internal UdpTransport Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options) => _exchange.Open(local, remote, options);
}
