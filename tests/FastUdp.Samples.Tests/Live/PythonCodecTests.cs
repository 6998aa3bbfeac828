using System.Reflection;
using System.Text.Json;
using FastUdp.Messages;
using FastUdp.Samples.Formats;
using FastUdp.Samples.Tests.Formats;
using FastUdp.Samples.Tests.Support;
using FastUdp.Samples.Tests.WireFormat;

namespace FastUdp.Samples.Tests.Live;

/// <summary>
/// A codec in Python that knows the layout by docs/wire-format.md and each message by its schema: it must understand what the
/// generated code writes.
/// </summary>
public class PythonCodecTests
{
    [Fact]
    public async Task Every_example_of_the_document_is_read_and_written_again()
    {
        (string Message, byte[] Bytes)[] packets = [.. DocumentExamples.All.Select(example => ($"Game.{example.Message}", example.Write()))];
        await AssertRewrittenAsync(typeof(DocumentExamples).Assembly, packets);
    }

    [Fact]
    public async Task Every_foreign_format_is_read_and_written_again() => await AssertRewrittenAsync(
        typeof(NtpPacket).Assembly,
        [
            Packet<NtpPacket>(NtpPacketTests.ChronyAnswer),
            Packet<RtpHeader>(RtpTests.NextFFmpegHeader),
            (Name(nameof(RtpView)), RtpTests.MixedPacket),
            (Name(nameof(StunBindingRequest)), StunTests.SampleRequest),
            Packet<StampSenderPacket>(StampTests.SenderPacket),
            Packet<StampReflectorPacket>(StampTests.ReflectorPacket),
            (Name(nameof(DnsMessage)), DnsTests.FullResponse),
        ]);

    [Fact]
    public async Task The_values_read_are_those_that_were_written()
    {
        string[] answers = await AskAsync(typeof(DocumentExamples).Assembly, [("Game.Player", DocumentExamples.All[1].Write())]);
        JsonElement expected = JsonDocument.Parse(
            """
            {
                "Name": "Zoë", "Position": {"X": 1.5, "Y": -2.0}, "Team": 2, "Score": 300, "Change": -3,
                "Items": [1, 2], "Friends": ["Al", ""], "Guild": null, "Level": 9
            }
            """).RootElement;
        JsonElement values = JsonDocument.Parse(Assert.Single(answers)).RootElement.GetProperty("values");
        Assert.True(JsonElement.DeepEquals(expected, values), values.ToString());
    }

    [Theory]
    [InlineData("accepted", "values")]
    [InlineData("refused", "refused")]
    public async Task What_the_document_says_is_accepted_or_refused_is(string kind, string answer)
    {
        (string Message, byte[] Bytes)[] packets =
        [
            .. from block in Document.WireFormat.Blocks(kind)
               from line in block.Lines
               select ($"Game.{block.Message}", Document.Bytes(line)),
        ];
        string[] answers = await AskAsync(typeof(DocumentExamples).Assembly, packets);
        Assert.All(answers, each => Assert.True(JsonDocument.Parse(each).RootElement.TryGetProperty(answer, out _), each));
    }

    private static (string Message, byte[] Bytes) Packet<T>(byte[] bytes) => (Name(typeof(T).Name), bytes);

    private static string Name(string type) => $"{typeof(NtpPacket).Namespace}.{type}";

    private static async Task AssertRewrittenAsync(Assembly assembly, (string Message, byte[] Bytes)[] packets)
    {
        string[] answers = await AskAsync(assembly, packets);
        Assert.Equal(packets.Length, answers.Length);
        Assert.All(packets.Zip(answers), each => Assert.Equal(
            (each.First.Message, Convert.ToHexString(each.First.Bytes)),
            (each.First.Message, JsonDocument.Parse(each.Second).RootElement.GetProperty("bytes").GetString())));
    }

    /// <summary>Gives the codec the schemas of an assembly and some packets; a line comes back for each.</summary>
    private static async Task<string[]> AskAsync(Assembly assembly, (string Message, byte[] Bytes)[] packets)
    {
        var work = new
        {
            messages = assembly.GetCustomAttributes<DatagramSchemaAttribute>()
                .ToDictionary(schema => schema.Name, schema => new { id = schema.Id, fields = schema.Fields }),
            packets = packets.Select(packet => new { message = packet.Message, bytes = Convert.ToHexString(packet.Bytes) }),
        };
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(work));
            return (await Programs.RunPythonAsync("wire_codec.py", file)).TrimEnd().Split('\n');
        }
        finally
        {
            File.Delete(file);
        }
    }
}
