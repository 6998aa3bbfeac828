using System.Net;

namespace FastUdp.Demo.Load;

/// <summary>A way for a load to reach its server: the engine, or a rival it is compared with.</summary>
internal interface ILoadLink : IAsyncDisposable
{
    IPEndPoint Server { get; }

    /// <summary>Whether the server's machine has said that nobody listens at its port.</summary>
    bool IsRefused { get; }

    /// <summary>Sends a first burst. Not while receiving.</summary>
    void Send(LoadTraffic traffic, int count);

    /// <summary>Takes replies, and sends what the traffic asks for in return, until stopped; then it completes.</summary>
    Task ReceiveAsync(LoadTraffic traffic, CancellationToken stop);
}
