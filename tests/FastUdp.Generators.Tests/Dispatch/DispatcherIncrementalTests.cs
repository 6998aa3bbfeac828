using FastUdp.Generators.Dispatch;
using FastUdp.Generators.Tests.Incremental;
using Microsoft.CodeAnalysis;
using Xunit;

namespace FastUdp.Generators.Tests.Dispatch;

/// <summary>An edit makes the dispatchers again that depend on it, and no others.</summary>
public class DispatcherIncrementalTests
{
    private const string Messages = """
        using FastUdp.Messages;
        namespace Game;
        [DatagramMessage(1)] public readonly partial record struct Ping(uint Id, long SentTicks);
        [DatagramMessage(2)] public readonly partial record struct Pong(uint Id, long SentTicks);
        """;

    private const string Dispatchers = """
        using FastUdp.Messages;
        namespace Game;
        [DatagramDispatcher] sealed partial class Server { [Handles] void OnPing(in Ping ping) { } }
        [DatagramDispatcher] sealed partial class Client { [Handles] void OnPong(in Pong pong) { } }
        """;

    private readonly IncrementalRun _run = new(new DispatcherGenerator(), Messages, Dispatchers);

    [Fact]
    public void An_unrelated_source_makes_nothing_again()
    {
        _run.Add("class Unrelated { int _field; }");
        AssertNothingMade();
    }

    [Fact]
    public void The_body_of_a_handler_and_a_comment_make_nothing_again()
    {
        _run.Edit(1, text => "// A comment, which moves everything.\n" + text.Replace("ping) { }", "ping) => System.GC.KeepAlive(ping);", StringComparison.Ordinal));
        AssertNothingMade();
    }

    [Fact]
    public void The_fields_of_a_message_make_nothing_again()
    {
        _run.Edit(0, text => text.Replace("uint Id", "ulong Id", StringComparison.Ordinal));
        AssertNothingMade();
    }

    [Fact]
    public void The_identifier_of_a_message_makes_its_dispatcher_again()
    {
        _run.Edit(0, text => text.Replace("DatagramMessage(1)", "DatagramMessage(9)", StringComparison.Ordinal));
        AssertOneMade();
    }

    [Fact]
    public void A_handler_that_is_added_makes_its_dispatcher_again()
    {
        _run.Edit(1, text => text.Replace("ping) { }", "ping) { } [Handles] void OnPong(in Pong pong) { }", StringComparison.Ordinal));
        AssertOneMade();
    }

    [Fact]
    public void Every_step_but_the_look_at_the_symbols_is_left_alone()
    {
        _run.Add("class Unrelated { int _field; }");
        Assert.NotEmpty(_run.Result.TrackedSteps);
        foreach ((string step, _) in _run.Result.TrackedSteps)
        {
            if (step != "Compilation" && !step.StartsWith("compilation", StringComparison.OrdinalIgnoreCase))
                Assert.All(_run.Reasons(step), reason => Assert.True(
                    reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        }
    }

    private void AssertNothingMade()
    {
        Assert.All(_run.Reasons(DispatcherGenerator.TrackingName), reason =>
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}"));
        Assert.Equal(2, _run.OutputReasons.Length);
        Assert.All(_run.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private void AssertOneMade()
    {
        Assert.Equal(1, _run.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(1, _run.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Cached));
    }
}
