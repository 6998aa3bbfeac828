using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>The receiving end of a one-way run. It reads the number of every datagram. Disposing it ends its task.</summary>
internal interface IReceivingEnd : IAsyncDisposable
{
    int Port { get; }

    /// <summary>Receives into the tally until its window is over, or until this is disposed.</summary>
    Task Start(ReceiverTally tally);
}
