using FastUdp.Demo.Load;

namespace FastUdp.Demo.Comparison;

/// <summary>An echo server on loopback that runs, and a link to it, both of the same make.</summary>
internal abstract class EchoPair : IAsyncDisposable
{
    /// <summary>What both sockets ask of the kernel, so that none is better off than another.</summary>
    protected const int SocketBufferBytes = 4 << 20;

    /// <summary>The client's end.</summary>
    public abstract ILoadLink Link { get; }

    /// <summary>Closes the client's end, then the server.</summary>
    public abstract ValueTask DisposeAsync();
}
