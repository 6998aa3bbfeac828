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
/// Nothing moves but inside the Run methods: they carry out what is due, in order of its time, on the calling thread: handlers,
/// timers of <see cref="TimeProvider"/>, and what awaits either. One of them runs at a time; sends are safe from any thread.
/// </remarks>
public sealed class SimulatedNetwork
{
    /// <summary>Makes a network whose links all suffer the same, each by its own chance.</summary>
    public SimulatedNetwork(int seed = 0, LinkImpairment? impairment = null) => throw new NotImplementedException();

    /// <summary>The virtual clock and its timers: for whatever is to live in the simulation. Begins at 2000-01-01 UTC.</summary>
    public TimeProvider TimeProvider => throw new NotImplementedException();

    /// <summary>The virtual time since the network was made.</summary>
    public TimeSpan Now => throw new NotImplementedException();

    /// <summary>What all links together have done.</summary>
    public LinkStatistics Statistics => throw new NotImplementedException();

    /// <summary>Changes what befalls datagrams from one address to another from now on; ports do not matter.</summary>
    public void SetLink(IPAddress from, IPAddress to, LinkImpairment impairment) => throw new NotImplementedException();

    /// <summary>Lets so much virtual time pass.</summary>
    public void Run(TimeSpan duration) => throw new NotImplementedException();

    /// <summary>Runs until nothing is left to happen, or so much virtual time has passed.</summary>
    /// <returns>Whether nothing is left.</returns>
    public bool RunUntilIdle(TimeSpan limit) => throw new NotImplementedException();

    /// <summary>Runs until a task has completed, or so much virtual time has passed.</summary>
    /// <returns>Whether the task has completed.</returns>
    public bool RunUntil(Task task, TimeSpan limit) => throw new NotImplementedException();

    /// <summary>Runs whatever there is as soon as it comes, on a thread of its own, virtual time jumping ahead, until cancelled: for programs that know nothing of the simulation.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Binds an address in the network.</summary>
    internal UdpTransport Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options) => throw new NotImplementedException();
}
