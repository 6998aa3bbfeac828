namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>Answers every datagram. Disposing it ends its task.</summary>
internal interface IEchoServer : IAsyncDisposable
{
    int Port { get; }

    Task Start();
}
