namespace FastUdp.Samples.Tests.Support;

/// <summary>Bytes as they are printed in documents: hexadecimal digits with whatever white space reads well.</summary>
internal static class Hex
{
    public static byte[] Parse(string text) => Convert.FromHexString(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))));
}
