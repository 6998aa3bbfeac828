using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Tests.Dissector.Support;

namespace FastUdp.Demo.Tests.Bench.Results;

public class WholeFileTests
{
    [Fact]
    public void What_fails_half_way_leaves_the_old_file_and_nothing_else()
    {
        using var scratch = new Scratch();
        string file = scratch.File("run.json");
        File.WriteAllText(file, "old");
        string message = Assert.Throws<CommandFailedException>(() => WholeFile.Write(file, static stream =>
        {
            stream.Write("half"u8);
            throw new IOException("No space left on device.");
        })).Message;
        Assert.Equal($"cannot write '{file}': No space left on device", message);
        Assert.Equal("old", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Until_all_is_written_the_file_is_as_it_was()
    {
        using var scratch = new Scratch();
        string file = scratch.File("run.json");
        File.WriteAllText(file, "old");
        WholeFile.Write(file, stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(file));
        });
        Assert.Equal("new", File.ReadAllText(file));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_one_line()
    {
        using var scratch = new Scratch();
        string file = scratch.File("no/run.json");
        string message = Assert.Throws<CommandFailedException>(() => WholeFile.Write(file, static stream => stream.WriteByte(1))).Message;
        Assert.StartsWith($"cannot write '{file}': ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp: ", message, StringComparison.Ordinal);
    }
}
