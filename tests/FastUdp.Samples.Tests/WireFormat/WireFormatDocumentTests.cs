using System.Reflection;
using FastUdp.Messages;
using FastUdp.Samples.Tests.Support;
using Game;

namespace FastUdp.Samples.Tests.WireFormat;

/// <summary>Whatever docs/wire-format.md prints is what the generated code does.</summary>
public class WireFormatDocumentTests
{
    public static TheoryData<string> Messages { get; } = new(DocumentExamples.All.Select(example => example.Message));

    public static TheoryData<string> Schemas { get; } = new(Document.WireFormat.Blocks("schema").Select(block => block.Message));

    [Fact]
    public void The_document_shows_the_bytes_of_every_example() =>
        Assert.Equal(
            DocumentExamples.All.Select(example => example.Message).Order(StringComparer.Ordinal),
            Document.WireFormat.Blocks("wire").Select(block => block.Message).Order(StringComparer.Ordinal));

    [Fact]
    public void The_document_declares_the_messages_as_they_are_tested() => Document.WireFormat.AssertDeclaredIn("DocumentMessages.cs");

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_bytes_in_the_document_are_those_a_writer_makes(string message)
    {
        byte[] printed = [.. Document.WireFormat.Block("wire", message).Lines.SelectMany(Document.Bytes)];
        Assert.Equal(Convert.ToHexString(printed), Convert.ToHexString(Example(message).Write()));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_bytes_in_the_document_are_read_and_written_again(string message)
    {
        byte[] printed = Example(message).Write();
        Assert.Equal(printed, Example(message).Rewrite(printed));
    }

    [Fact]
    public void What_the_document_says_is_refused_is_refused_for_that_reason()
    {
        foreach (DocumentBlock block in Document.WireFormat.Blocks("refused"))
        {
            Assert.All(block.Lines, line => Assert.Equal(
                Document.Remark(line), Example(block.Message).RefusalOf(Document.Bytes(line)).ToString()));
        }
    }

    [Fact]
    public void What_the_document_says_is_accepted_is_accepted()
    {
        foreach (DocumentBlock block in Document.WireFormat.Blocks("accepted"))
            Assert.All(block.Lines, line => Assert.Equal(WireFaultReason.None, Example(block.Message).RefusalOf(Document.Bytes(line))));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_schema_in_the_document_is_that_of_the_assembly(string message)
    {
        DatagramSchemaAttribute schema = typeof(Ping).Assembly.GetCustomAttributes<DatagramSchemaAttribute>()
            .Single(each => each.Name == $"Game.{message}");
        Assert.Equal(Document.WireFormat.Block("schema", message).Lines, schema.Fields);
    }

    [Fact]
    public void The_heading_of_an_aim_reads_as_the_step_it_was_rounded_to() =>
        Assert.Equal(90, RoundTrip.Read<Aim>(RoundTrip.Write(new Aim(0, 90.25f))).Heading);

    [Fact]
    public void A_level_that_an_older_writer_does_not_know_is_zero()
    {
        byte[] older = Document.Bytes(Document.WireFormat.Block("accepted", nameof(Player)).Lines[0]);
        Assert.Equal(0, RoundTrip.Read<Player>(older).Level);
    }

    private static DocumentExample Example(string message) => DocumentExamples.All.Single(example => example.Message == message);
}
