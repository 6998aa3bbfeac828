using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>
/// Who is told what goes on in an endpoint, beyond what is counted. Called on the thread it happens on, and in its way:
/// it must neither block nor throw, nor call the endpoint.
/// </summary>
internal interface ITransportObserver
{
    /// <summary>A batch has come. On the receive loop, before the handler has it.</summary>
    void OnBatch(ReadOnlySpan<ReceivedRun> runs, int datagrams);

    void OnReceiveStarted();

    /// <param name="failure">What ended it; null when it was stopped.</param>
    void OnReceiveEnded(Exception? failure);

    /// <summary>Nothing is received any more, and the transport is about to be disposed.</summary>
    void OnClosing();

    /// <summary>Leases hold every block: the receive loop stops reading.</summary>
    void OnStarved();

    /// <summary>A flush waited for room as long as it may, and dropped so many datagrams.</summary>
    void OnSendTimedOut(long datagrams);

    /// <summary>The socket segments no more.</summary>
    void OnSegmentationOff(string reason);
}
