namespace FastUdp.Engine.Tests.Support;

internal delegate void BatchAction(in DatagramBatch batch, DatagramSender sender);

/// <summary>A handler that a test writes where it stands.</summary>
internal sealed class Handler(BatchAction action) : IDatagramHandler
{
    /// <summary>Sends every datagram back, copying it.</summary>
    public static readonly Handler Echo = new((in DatagramBatch batch, DatagramSender sender) =>
    {
        foreach (Datagram datagram in batch)
            sender.Send(datagram.Remote, datagram.Payload);
    });

    /// <summary>Sends every batch back as it lies.</summary>
    public static readonly Handler SendBack = new((in DatagramBatch batch, DatagramSender sender) => sender.SendBack(batch));

    public static readonly Handler Ignore = new((in DatagramBatch batch, DatagramSender sender) => { });

    public void OnBatch(in DatagramBatch batch, DatagramSender sender) => action(batch, sender);
}
