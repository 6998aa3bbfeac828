namespace FastUdp;

/// <summary>
/// What an endpoint does with arriving datagrams. Implement it on a struct: <see cref="UdpEndpoint.RunAsync{THandler}"/>
/// is generic over the handler, so the call is direct and can be inlined.
/// </summary>
public interface IDatagramHandler
{
    /// <summary>Called once a batch, always from the endpoint's receive loop, never by two threads at once.</summary>
    /// <param name="batch">
    /// The datagrams, in the order of their arrival. They are borrowed: the memory is the engine's again when the call
    /// returns. <see cref="Datagram.Retain"/> takes a datagram out of the call.
    /// </param>
    /// <param name="sender">Sends from this endpoint. What it holds leaves when the call returns.</param>
    /// <remarks>An exception ends the receive loop and the task of <c>RunAsync</c> with it.</remarks>
    void OnBatch(in DatagramBatch batch, DatagramSender sender);
}
