namespace FastUdp.Transport;

/// <summary>Where a backend's receive loop runs.</summary>
internal enum ReceiveThread
{
    /// <summary>On the thread pool.</summary>
    Pool,

    /// <summary>
    /// On a thread of its own, for <see cref="Receiver.ReceiveAsync"/> blocks its caller and always completes synchronously.
    /// </summary>
    Own,

    /// <summary>On whichever thread completes a receive: nothing runs beside it.</summary>
    Completer,
}
