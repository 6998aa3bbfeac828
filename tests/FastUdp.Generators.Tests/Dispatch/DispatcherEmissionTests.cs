using FastUdp.Generators.Dispatch;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace FastUdp.Generators.Tests.Dispatch;

public class DispatcherEmissionTests
{
    [Theory]
    [InlineData("[DatagramDispatcher] sealed partial class Server { }")]
    [InlineData("[DatagramDispatcher] sealed partial class Server { [Handles] void On(in Ping ping, in DatagramContext context) => context.Reply(new Pong(ping.Number)); }")]
    [InlineData("[DatagramDispatcher] partial record Server(int Number) { [Handles] void On(in Foreign foreign) { } }")]
    [InlineData("[DatagramDispatcher] abstract partial class Server { [Handles] protected abstract void On(Ping ping); [Handles] public virtual void On(Chat chat) { } }")]
    [InlineData("""
        namespace @event { partial interface Outer { partial record struct Inner { [DatagramDispatcher] partial class @class {
            [Handles] static void @void(in Ping @in, DatagramContext @out) { }
            [Handles] void message(Chat message) { }
            [Handles] void context(View view, in DatagramContext context) => context.Reply(view);
            [Handles] void fault(in Pong pong) { }
            partial void OnRefused(in WireFault fault, in DatagramContext context) { }
        } } } }
        """)]
    [InlineData("""
        [DatagramDispatcher] partial class Server { [Handles] void On(in Ping ping) { } }
        partial class Server { [Handles] void On(in Pong pong) { } void On(Ping ping) { } void On(Pong pong, int more = 0) { } }
        """)]
    public void What_is_generated_compiles_without_a_warning(string source) => DispatcherCheck.Compile(source);

    [Fact]
    public void A_message_of_another_assembly_is_told_by_its_identifier_there()
    {
        CSharpCompilation other = TestCompilation.Generate(
            TestCompilation.Named("Other", """
                namespace Other;
                [FastUdp.Messages.DatagramMessage(7)] public readonly partial record struct Far(uint Number);
                """),
            new MessageGenerator());
        using var image = new MemoryStream();
        Assert.True(other.Emit(image).Success);
        CSharpCompilation compilation = TestCompilation.Generate(
            TestCompilation.Of("""
                using FastUdp.Messages;
                [DatagramMessage(1)] readonly partial record struct Near(uint Number);
                [DatagramDispatcher] partial class Server { [Handles] void On(in Other.Far far) { } [Handles] void On(in Near near) { } }
                """).AddReferences(MetadataReference.CreateFromImage(image.ToArray())),
            new MessageGenerator(),
            new DispatcherGenerator());
        DispatcherCheck.AssertClean(compilation);
        Assert.Contains("case 7:", compilation.SyntaxTrees.Last().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_attribute_on_two_parts_is_one_mistake_and_no_crash()
    {
        CSharpCompilation compilation = TestCompilation.Generate(
            TestCompilation.Of("""
                using FastUdp.Messages;
                [DatagramDispatcher] partial class Server { }
                [DatagramDispatcher] partial class Server { }
                """),
            new DispatcherGenerator());
        Assert.Equal(["CS0579"], compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.Id));
    }

    [Fact]
    public void The_choice_is_one_switch_over_constants()
    {
        string code = DispatcherCheck.Emit("""
            [DatagramDispatcher] partial class Server { [Handles] void On(in Ping ping) { } [Handles] void On(Chat chat) { } }
            """);
        Assert.Contains("switch (global::FastUdp.Messages.WireIdentifier.Read(datagram.Payload))", code, StringComparison.Ordinal);
        Assert.Contains("case 1:", code, StringComparison.Ordinal);
        Assert.Contains("case 300:", code, StringComparison.Ordinal);
        Assert.Contains("global::Game.Ping.TryRead(datagram.Payload, ", code, StringComparison.Ordinal);
        Assert.DoesNotContain("=>", code.Split("OnBatch", 2)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_alone_is_read_without_a_switch()
    {
        string code = DispatcherCheck.Emit("[DatagramDispatcher] partial class Server { [Handles] void On(in Foreign foreign) { } }");
        Assert.DoesNotContain("switch", code, StringComparison.Ordinal);
        Assert.Contains("global::Game.Foreign.TryRead(datagram.Payload, ", code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_with_a_fault_is_left_out_and_the_others_stay()
    {
        CSharpCompilation compilation = TestCompilation.Generate(
            TestCompilation.Of("""
                using FastUdp.Messages;
                [DatagramMessage(1)] readonly partial record struct Ping(uint Number);
                [DatagramDispatcher] partial class Server { [Handles] void On(in Ping ping) { } [Handles] int Wrong(in Ping ping) => 0; [Handles] void Again(in Ping ping) { } }
                """),
            new MessageGenerator(),
            new DispatcherGenerator());
        DispatcherCheck.AssertClean(compilation);
        string code = compilation.SyntaxTrees.Last().ToString();
        Assert.Contains("this.On(", code, StringComparison.Ordinal);
        Assert.DoesNotContain("this.Wrong(", code, StringComparison.Ordinal);
        Assert.DoesNotContain("this.Again(", code, StringComparison.Ordinal);
    }
}
