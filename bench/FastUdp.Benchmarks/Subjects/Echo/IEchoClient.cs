using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>Keeps the tally's window full. Disposing it ends its task.</summary>
internal interface IEchoClient : IAsyncDisposable
{
    /// <summary>Takes replies and sends what they make room for, until the window is over or this is disposed.</summary>
    Task Start(EchoTally tally);

    /// <summary>Sends the datagram whose echo starts the client, or starts it again after a loss. Any thread.</summary>
    void Kick();
}
