namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>Sends every datagram back to where it came from. Disposing it ends its task.</summary>
internal interface IEchoServer : IAsyncDisposable
{
    int Port { get; }

    Task Start();
}
