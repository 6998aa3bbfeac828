namespace FastUdp.Demo.Bench.Services;

/// <summary>
/// The pattern that RFC 864 calls popular: lines of 72 of the 95 printing characters of ASCII, each begun one character further than the
/// line before, and ended by carriage return and line feed.
/// </summary>
internal static class CharacterPattern
{
    private const int LineCharacters = 72;
    private const int FirstCharacter = ' ';
    private const int Characters = '~' - ' ' + 1;

    // After so many lines the pattern begins anew.
    private const int LineBytes = LineCharacters + 2;

    private static readonly byte[] Pattern = Create();

    /// <summary>The first bytes of the pattern.</summary>
    /// <param name="length">0 to the whole pattern's, which is more than a datagram of the service has.</param>
    public static ReadOnlySpan<byte> OfLength(int length) => Pattern.AsSpan(0, length);

    private static byte[] Create()
    {
        byte[] pattern = new byte[Characters * LineBytes];
        for (int line = 0; line < Characters; line++)
        {
            Span<byte> bytes = pattern.AsSpan(line * LineBytes, LineBytes);
            for (int i = 0; i < LineCharacters; i++)
                bytes[i] = (byte)(FirstCharacter + ((line + i) % Characters));
            "\r\n"u8.CopyTo(bytes[LineCharacters..]);
        }
        return pattern;
    }
}
