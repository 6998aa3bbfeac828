using Xunit;

namespace FastUdp.Generators.Tests.Dispatch;

public class DispatcherDiagnosticsTests
{
    private const string Shape = "it must be void Name(in TMessage message, in DatagramContext context)";

    [Theory]
    [InlineData("sealed class Server", "FUDP101 on Server: Server cannot be a dispatcher: it is not partial")]
    [InlineData("static partial class Server", "FUDP101 on Server: Server cannot be a dispatcher: it is static, so an endpoint cannot be given one")]
    [InlineData("partial class Server<T>", "FUDP101 on Server: Server<T> cannot be a dispatcher: it is generic")]
    [InlineData("file partial class Server", "FUDP101 on Server: Server cannot be a dispatcher: it is local to its file, where generated code does not stand")]
    [InlineData("sealed partial class Server", null)]
    [InlineData("public abstract partial class Server", null)]
    [InlineData("partial record Server", null)]
    public void A_dispatcher_is_a_partial_class(string declaration, string? expected) =>
        AssertDiagnosed($$"""[DatagramDispatcher] {{declaration}} { [Handles] static void On(in Ping ping) { } }""", expected);

    [Theory]
    [InlineData("class Outer", "FUDP101 on Outer: Outer.Server cannot be a dispatcher: Outer, which it stands in, is not partial")]
    [InlineData("partial class Outer<T>", "FUDP101 on Server: Outer<T>.Server cannot be a dispatcher: Outer, which it stands in, is generic")]
    [InlineData("partial struct Outer", null)]
    public void A_dispatcher_may_stand_in_partial_types(string outer, string? expected) =>
        AssertDiagnosed($$"""{{outer}} { [DatagramDispatcher] partial class Server { [Handles] void On(in Ping ping) { } } }""", expected);

    [Theory]
    [InlineData("[DatagramDispatcher]", "FUDP101 on Server: Server cannot be a dispatcher: it derives from Parent, which is one already")]
    [InlineData("", null)]
    public void A_dispatcher_does_not_derive_from_another(string attribute, string? expected) =>
        AssertDiagnosed(
            $$"""
            [DatagramDispatcher] partial class Server : Middle { [Handles] void On(in Ping ping) { } }
            class Middle : Parent { }
            {{attribute}} partial class Parent { {{(attribute.Length > 0 ? "[Handles]" : "")}} void OnPong(in Pong pong) { } }
            """,
            expected);

    [Theory]
    [InlineData("int Dispatched;", "Dispatched")]
    [InlineData("void OnBatch() { }", "OnBatch")]
    [InlineData("void RefuseDatagram() { }", "RefuseDatagram")]
    [InlineData("int OnRefused2;", null)]
    public void A_dispatcher_leaves_the_generated_names_free(string member, string? name) =>
        AssertDiagnosed(
            $$"""[DatagramDispatcher] partial class Server { {{member}} [Handles] void On(in Ping ping) { } }""",
            name is null ? null : $"FUDP101 on {name}: Server cannot be a dispatcher: its member {name} has the name of one that is generated");

    [Theory]
    [InlineData("int On(in Ping ping) => 0;", "On", "it returns int and not void")]
    [InlineData("Task On(Ping ping) => Task.CompletedTask;", "On", "it returns Task and not void")]
    [InlineData("async void On(Ping ping) => await Task.Yield();", "On", "it is async, and what it is given is borrowed until it returns")]
    [InlineData("void On<T>(T ping) { }", "On", "it is generic, so its message is not known")]
    [InlineData("void On() { }", "On", "it takes no message; " + Shape)]
    [InlineData("void On(Ping ping, DatagramContext context, int more) { }", "On", "it has 3 parameters; " + Shape)]
    [InlineData("void On(in Plain plain) { }", "plain", "Plain is not marked [DatagramMessage]")]
    [InlineData("void On(Ping? ping) { }", "ping", "Ping? is not marked [DatagramMessage]")]
    [InlineData("void On(Ping[] pings) { }", "pings", "Ping[] is not marked [DatagramMessage]")]
    [InlineData("void On(in DatagramContext context, in Ping ping) { }", "context", "DatagramContext is not marked [DatagramMessage]")]
    [InlineData("void On(in Ping ping, in Pong pong) { }", "pong", "its second parameter is a Pong and not a DatagramContext")]
    [InlineData("void On(ref Ping ping) { }", "ping", "ping is passed by ref, and only by value or by in can it be")]
    [InlineData("void On(out Ping ping) => ping = default;", "ping", "ping is passed by out, and only by value or by in can it be")]
    [InlineData("void On(ref readonly Ping ping) { }", "ping", "ping is passed by ref readonly, and only by value or by in can it be")]
    [InlineData("void On(in Ping ping, ref DatagramContext context) { }", "context", "context is passed by ref, and only by value or by in can it be")]
    [InlineData("void On(in Ping ping, in DatagramContext context) { }", null, "")]
    [InlineData("void On(Ping ping, DatagramContext context) { }", null, "")]
    [InlineData("static void On(Ping ping) { }", null, "")]
    [InlineData("void On(Chat chat) { }", null, "")]
    [InlineData("void On(View view, in DatagramContext context) { }", null, "")]
    [InlineData("void On(in Unknown unknown) { }", null, "")]
    public void A_handler_takes_a_message_and_perhaps_the_context(string handler, string? place, string reason) =>
        AssertDiagnosed(
            $$"""[DatagramDispatcher] partial class Server { [Handles] {{handler}} }""",
            place is null ? null : $"FUDP102 on {place}: On cannot handle a message: {reason}");

    [Fact]
    public void An_accessor_is_no_handler() =>
        AssertDiagnosed(
            "[DatagramDispatcher] partial class Server { Ping Last { [Handles] set { } } }",
            "FUDP102 on set: set_Last cannot handle a message: it is not an ordinary method");

    [Theory]
    [InlineData("in Ping", "in Ping", "First takes this message already")]
    [InlineData("Ping", "in Ping", "First takes this message already")]
    [InlineData("in Ping", "in Twin", "First takes the identifier 1 already")]
    [InlineData("in Foreign", "in Ping", "First takes every datagram, for its message has no identifier")]
    [InlineData("in Foreign", "in Foreign", "First takes every datagram, for its message has no identifier")]
    [InlineData("in Ping", "in Foreign", "its message has no identifier to be told by from that of First")]
    [InlineData("in Ping", "in Pong", null)]
    public void A_handler_that_is_never_reached_is_a_mistake(string first, string second, string? reason) =>
        AssertDiagnosed(
            $$"""
            [DatagramMessage(1)] public readonly partial record struct Twin(uint Number);
            [DatagramDispatcher] partial class Server { [Handles] void First({{first}} message) { } [Handles] void Second({{second}} message) { } }
            """,
            reason is null ? null : $"FUDP103 on Second: Second is never reached: {reason}");

    [Fact]
    public void A_message_without_an_identifier_is_handled_alone() =>
        AssertDiagnosed("[DatagramDispatcher] partial class Server { [Handles] void On(in Foreign foreign) { } }", null);

    [Theory]
    [InlineData("", "FUDP104 on Server: Server has no method marked [Handles] and refuses every datagram")]
    [InlineData("[Handles] void On(in Ping ping) { }", null)]
    public void A_dispatcher_has_handlers(string handler, string? expected) =>
        AssertDiagnosed($$"""[DatagramDispatcher] partial class Server { {{handler}} }""", expected);

    [Theory]
    [InlineData("", "FUDP105 on On: On is never called: Server is not marked [DatagramDispatcher]")]
    [InlineData("[DatagramDispatcher]", null)]
    public void A_handler_stands_in_a_dispatcher(string attribute, string? expected) =>
        AssertDiagnosed($$"""{{attribute}} partial class Server { [Handles] void On(in Ping ping) { } }""", expected);

    [Fact]
    public void Each_mistake_is_reported_where_it_stands() =>
        Assert.Equal(
            [
                "FUDP102 on OnPing: OnPing cannot handle a message: it returns int and not void",
                "FUDP102 on plain: OnPlain cannot handle a message: Plain is not marked [DatagramMessage]",
                "FUDP103 on OnPongAgain: OnPongAgain is never reached: OnPong takes this message already",
            ],
            DispatcherCheck.Diagnose("""
                [DatagramDispatcher]
                partial class Server
                {
                    [Handles] int OnPing(in Ping ping) => 0;
                    [Handles] void OnPong(in Pong pong) { }
                    [Handles] void OnPlain(in Plain plain) { }
                    [Handles] void OnPongAgain(in Pong pong) { }
                    void NotMarked(int number) { }
                }
                """));

    private static void AssertDiagnosed(string source, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], DispatcherCheck.Diagnose(source));
}
