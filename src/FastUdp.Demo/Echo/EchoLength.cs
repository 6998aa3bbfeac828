using System.Globalization;
using System.Text.Unicode;

namespace FastUdp.Demo.Echo;

/// <summary>Answers every datagram with a sentence that tells its length.</summary>
internal readonly struct EchoLength : IDatagramHandler
{
    // Room for the sentence around the longest number there can be, 65,527.
    private const int LongestReply = 64;

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        Span<byte> reply = stackalloc byte[LongestReply];
        foreach (Datagram datagram in batch)
        {
            Utf8.TryWrite(reply, CultureInfo.InvariantCulture, $"Your data was {datagram.Payload.Length} bytes long", out int length);
            sender.Send(datagram.Remote, reply[..length]);
        }
    }
}
