namespace FastUdp.Demo.Bench.Services;

/// <summary>The discard service (RFC 863): answers nothing. The endpoint counts what comes.</summary>
internal readonly struct Discard : IDatagramHandler
{
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
    }
}
