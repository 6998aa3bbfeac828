using System.Globalization;

namespace FastUdp.Demo.Output;

/// <summary>The sentence that tells a client how long its datagram was.</summary>
internal static class LengthSentence
{
    /// <summary>Room for the sentence around the longest number there can be, 65,527.</summary>
    public const int MaxBytes = 64;

    public static string Of(int dataBytes) => string.Create(CultureInfo.InvariantCulture, $"Your data was {dataBytes} bytes long");

    /// <summary>Writes it in ASCII, piece by piece: a server does so for every datagram, and a formatted string costs it several times as much.</summary>
    /// <returns>How long it is.</returns>
    public static int Write(Span<byte> destination, int dataBytes)
    {
        ReadOnlySpan<byte> before = "Your data was "u8;
        ReadOnlySpan<byte> after = " bytes long"u8;
        before.CopyTo(destination);
        dataBytes.TryFormat(destination[before.Length..], out int digits, provider: CultureInfo.InvariantCulture);
        after.CopyTo(destination[(before.Length + digits)..]);
        return before.Length + digits + after.Length;
    }
}
