namespace FastUdp.Demo.Echo;

/// <summary>Sends every datagram back as it is: the received blocks themselves go out, nothing is copied.</summary>
internal readonly struct EchoSame : IDatagramHandler
{
    public void OnBatch(in DatagramBatch batch, DatagramSender sender) => sender.SendBack(batch);
}
