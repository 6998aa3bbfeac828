using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace FastUdp.Generators.Tests.Emitting;

/// <summary>
/// Keeps generated code in files, so that a change to it is read in review. To approve one:
/// <c>FASTUDP_APPROVE_CODE=1 dotnet test tests/FastUdp.Generators.Tests</c>, and look at the difference.
/// </summary>
public class ApprovedCodeTests
{
    private const string ApproveVariable = "FASTUDP_APPROVE_CODE";

    private const string Source = """
        using FastUdp.Messages;
        namespace Game;
        [DatagramMessage(1)] public readonly partial record struct Ping(uint Id, long SentTicks);
        [DatagramMessage(300, ByteOrder = ByteOrder.BigEndian)] public readonly partial record struct Moved(
            [Quantized(-1000, 1000, 0.01)] float X, [Bits(5)] byte Lane, bool IsBot, [Reserved(2)] ushort Health);
        [DatagramMessage(2)] public sealed partial record Chat(
            uint Sequence, [MaxLength(32)] string Name, Ping? Answered, [MaxLength(8)] int[] Marks, [Since(2), MaxLength(4, 20)] string[] Tags);
        """;

    [Theory]
    [InlineData("Game.Ping")]
    [InlineData("Game.Moved")]
    [InlineData("Game.Chat")]
    public void The_generated_code_is_the_approved_one(string message)
    {
        CSharpCompilation generated = TestCompilation.Generate(TestCompilation.Of(Source), new MessageGenerator());
        SyntaxTree tree = generated.SyntaxTrees.Single(each => each.FilePath.EndsWith($"{message}.g.cs", StringComparison.Ordinal));
        string received = tree.ToString().ReplaceLineEndings("\n");
        string path = Repository.PathOf("tests", "FastUdp.Generators.Tests", "Emitting", "Approved", $"{message}.txt");
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
            File.WriteAllText(path, received);
        Assert.True(File.Exists(path), $"Nothing is approved yet: {ApproveVariable}=1 approves.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), received);
    }
}
