using System.Text.RegularExpressions;
using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Bench.Control;

/// <summary>docs/bench-control.md prints what the code sends.</summary>
public partial class ControlDocumentTests
{
    [Fact]
    public void The_examples_are_the_bytes_of_messages()
    {
        AssertIsPrinted("Begin", new Begin(0x0102_0304_0506_0708, 1));
        AssertIsPrinted("Buckets", new Buckets(ControlAnswer.Done, [new Bucket(64, 3), new Bucket(300, 1)]));
    }

    private static void AssertIsPrinted<T>(string name, T message)
        where T : IDatagramMessage<T>
    {
        string text = File.ReadAllText(Repository.PathOf("docs", "bench-control.md"));
        string block = Regex.Match(text, $"```wire {name}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var bytes = new byte[T.MaxWireSize];
        Assert.True(T.TryWrite(message, bytes, out int length, out _));
        Assert.Equal(CommentOrBlank().Replace(block, ""), Convert.ToHexString(bytes.AsSpan(0, length)));
    }

    [GeneratedRegex(@"#.*|\s")]
    private static partial Regex CommentOrBlank();
}
