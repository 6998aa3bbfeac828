using FastUdp.Demo.Tests.Dissector.Support;

namespace FastUdp.Demo.Tests.Dissector.Wire;

/// <summary>Datagrams that are no message: told as such, never a fault of the script, and never otherwise than by the generated readers.</summary>
public class HostileTests
{
    private static readonly string[] Verdicts = ["fastudp.malformed", "fastudp.unknown"];

    [Fact]
    public Task Every_truncation_is_judged_as_the_reader_judges_it() =>
        AssertJudgedAlikeAsync([.. Specimens.All.SelectMany(static whole => Enumerable.Range(1, whole.Length).Select(length => whole[..length]))]);

    [Fact]
    public Task Every_corrupt_byte_is_judged_as_the_reader_judges_it() =>
        AssertJudgedAlikeAsync([.. Specimens.All.SelectMany(static whole => Enumerable.Range(0, whole.Length).SelectMany(index => Corrupt(whole, index)))]);

    [Fact]
    public Task Random_bytes_are_judged_as_the_reader_judges_them()
    {
        var random = new Random(20_240_229);
        byte[][] datagrams = new byte[2_000][];
        foreach (ref byte[] datagram in datagrams.AsSpan())
        {
            datagram = new byte[random.Next(1, 120)];
            random.NextBytes(datagram);
            datagram[0] = (byte)random.Next(0, 16);
        }
        return AssertJudgedAlikeAsync(datagrams);
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_its_field()
    {
        using var scratch = new Scratch();
        byte[] ping = Specimens.All[0];
        string shown = await Tshark.DescribeAsync(scratch, Scripts.Identified, [ping[..8], [99], [0x80, 0], [.. ping, 1, 2]]);
        Assert.Contains("Ping.SentTicks: 8 bytes needed, 3 bytes left", shown, StringComparison.Ordinal);
        Assert.Contains("No message has the identifier 99", shown, StringComparison.Ordinal);
        Assert.Contains("no valid identifier", shown, StringComparison.Ordinal);
        Assert.Contains("Newer fields: 0102", shown, StringComparison.Ordinal);
        Assert.Contains("2 bytes more: newer fields, or", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_constant_is_told_and_the_rest_is_read()
    {
        using var scratch = new Scratch();
        byte[] foreign = [0x80, 0, 0, 0, 0, 0, 7, 1, 2, 3, 4];
        string shown = await Tshark.DescribeAsync(scratch, Scripts.Foreign("Foreign"), [foreign]);
        Assert.Contains("Foreign.Cookie is always 554869826", shown, StringComparison.Ordinal);
        Assert.Contains("Cookie: 16909060", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packet_that_the_capture_cut_is_not_called_malformed()
    {
        using var scratch = new Scratch();
        string shown = await Tshark.DescribeAsync(scratch, Scripts.Identified, [Specimens.All[0]], mostBytes: 36);
        Assert.Contains("The capture has 8 of 13 bytes", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("alformed", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_of_later_versions_may_be_missing_at_the_end()
    {
        using var scratch = new Scratch();
        byte[] whole = Specimens.All.Single(static datagram => datagram[0] == 14);
        string[] fields = ["fastudp.versions.first", "fastudp.versions.third", "fastudp.versions.fourth", "fastudp.malformed"];
        string[][] shown = await Tshark.FieldsAsync(scratch, Scripts.Identified, [whole, whole[..^1], whole[..2], whole[..4]], fields);
        Assert.Equal([["1", "3", "4", ""], ["1", "3", "", ""], ["1", "", "", ""], ["1", "", "", "1"]], shown);
    }

    private static IEnumerable<byte[]> Corrupt(byte[] whole, int index)
    {
        foreach (byte value in (byte[])[0x00, 0x01, 0x7F, 0x80, 0xFF, (byte)(whole[index] ^ 0x40)])
            yield return [.. whole[..index], value, .. whole[(index + 1)..]];
    }

    private static async Task AssertJudgedAlikeAsync(byte[][] datagrams)
    {
        using var scratch = new Scratch();
        string[][] shown = await Tshark.FieldsAsync(scratch, Scripts.Identified, datagrams, Verdicts);
        string[] disputed = [.. datagrams.Zip(shown)
            .Where(static pair => Specimens.IsReadable(pair.First) != pair.Second.All(string.IsNullOrEmpty))
            .Select(static pair => $"{Convert.ToHexString(pair.First)}: {string.Join('|', pair.Second)}")];
        Assert.Empty(disputed);
    }
}
