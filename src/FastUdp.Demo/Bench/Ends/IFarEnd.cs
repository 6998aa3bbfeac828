using System.Net.Sockets;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>Where test datagrams go: an end in this process, one that another process serves, or a third party's.</summary>
internal interface IFarEnd : IAsyncDisposable
{
    /// <summary>What it is, for people and for the run's options.</summary>
    string Description { get; }

    /// <summary>What it runs on; null where that is this machine, or not known.</summary>
    RunMachine? Machine => null;

    /// <summary>The IP version of the way there.</summary>
    AddressFamily Family { get; }

    /// <summary>Opens an endpoint there for the trials of one setting and size.</summary>
    /// <exception cref="CommandFailedException">It cannot be; the line says why.</exception>
    Task<IFarSession> OpenAsync(FarPlan plan, CancellationToken stop);
}
