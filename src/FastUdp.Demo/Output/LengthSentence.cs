using System.Globalization;
using System.Text.Unicode;

namespace FastUdp.Demo.Output;

/// <summary>The sentence that tells a client how long its datagram was.</summary>
internal static class LengthSentence
{
    /// <summary>Room for the sentence around the longest number there can be, 65,527.</summary>
    public const int MaxBytes = 64;

    public static string Of(int dataBytes) => string.Create(CultureInfo.InvariantCulture, $"Your data was {dataBytes} bytes long");

    /// <summary>Writes it in ASCII.</summary>
    /// <returns>How long it is.</returns>
    public static int Write(Span<byte> destination, int dataBytes)
    {
        Utf8.TryWrite(destination, CultureInfo.InvariantCulture, $"Your data was {dataBytes} bytes long", out int length);
        return length;
    }
}
