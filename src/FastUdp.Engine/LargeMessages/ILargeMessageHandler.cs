namespace FastUdp.LargeMessages;

/// <summary>
/// What is done with arriving messages. Implement it on a struct: <see cref="LargeMessageChannel.RunAsync{THandler}"/> is generic over the
/// handler, so the call is direct and can be inlined.
/// </summary>
public interface ILargeMessageHandler
{
    /// <summary>Called once a message, when it is whole, always from the endpoint's receive loop, never by two threads at once.</summary>
    /// <param name="message">The handler's own from now on: to be disposed once, here or later, on any thread.</param>
    /// <remarks>An exception ends the receive loop, and the task of <c>RunAsync</c> with it; messages completed in the same batch are disposed.</remarks>
    void OnMessage(LargeMessage message);

    /// <summary>
    /// Called for each datagram that is neither part of a message nor of the search for the path MTU, after the messages of the batch. By
    /// default it is ignored, for which a handler that is a struct is boxed: one that shares its endpoint with other datagrams implements this.
    /// </summary>
    /// <param name="datagram">Borrowed for the call.</param>
    /// <param name="sender">Sends from this endpoint. What it holds leaves when the batch has been handled.</param>
    void OnDatagram(in Datagram datagram, DatagramSender sender)
    {
    }
}
