using FastUdp.Demo.Dissector;
using FastUdp.Demo.Tests.Dissector.Support;

namespace FastUdp.Demo.Tests.Dissector.Schema;

public class AssemblySchemasTests
{
    [Fact]
    public void Every_message_of_an_assembly_is_found_as_the_generator_wrote_it()
    {
        IReadOnlyList<RecordedMessage> messages = AssemblySchemas.Read(Scripts.AssemblyPath);
        RecordedMessage ping = messages.Single(static message => message.Name.EndsWith(".Ping", StringComparison.Ordinal));
        Assert.Equal((1, "Id: u32,SentTicks: i64"), (ping.Id, string.Join(',', ping.Lines)));
        Assert.Equal(-1, messages.Single(static message => message.Name.EndsWith(".Vector", StringComparison.Ordinal)).Id);
    }

    [Fact]
    public void A_damaged_assembly_is_read_or_refused()
    {
        using var scratch = new Scratch();
        byte[] whole = File.ReadAllBytes(Scripts.AssemblyPath);
        string file = scratch.File("damaged.dll");
        var random = new Random(20_240_229);
        for (int round = 0; round < 300; round++)
        {
            byte[] damaged = [.. whole];

            // The headers and the tables are where the structure is; the rest is code and text.
            int end = random.Next(2) == 0 ? 1_024 : damaged.Length;
            for (int count = random.Next(1, 20); count > 0; count--)
                damaged[random.Next(end)] = (byte)random.Next(256);
            File.WriteAllBytes(file, damaged);
            AssertReadOrRefused(file);
        }
    }

    private static void AssertReadOrRefused(string file)
    {
        try
        {
            _ = new MessageCatalog(AssemblySchemas.Read(file));
        }
        catch (CommandFailedException refusal)
        {
            Assert.DoesNotContain('\n', refusal.Message);
        }
    }
}
