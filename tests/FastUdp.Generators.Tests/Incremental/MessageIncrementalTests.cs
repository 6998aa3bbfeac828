using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace FastUdp.Generators.Tests.Incremental;

/// <summary>An edit makes the generator do again what depends on it, and nothing else.</summary>
public class MessageIncrementalTests
{
    private const string First = """
        using FastUdp.Messages;
        namespace Game;
        [DatagramMessage(1)] public readonly partial record struct Ping(uint Id, long SentTicks);
        """;

    private const string Second = """
        using FastUdp.Messages;
        namespace Game;
        [DatagramMessage] public readonly partial record struct Vector(float X, float Y);
        [DatagramMessage(2)] public partial class Chat
        {
            [MaxLength(20)] public string Text { get; set; } = "";
            public Vector Position { get; set; }
            public int Twice(int value) => value * 2;
        }
        """;

    private readonly IncrementalRun _run = new(new MessageGenerator(), First, Second);

    [Fact]
    public void An_unrelated_source_makes_nothing_again()
    {
        _run.Add("class Unrelated { int _field; }");
        AssertNothingMade();
    }

    [Fact]
    public void A_comment_above_a_message_makes_nothing_again()
    {
        _run.Edit(0, text => "// A comment, which moves everything.\n\n" + text);
        AssertNothingMade();
    }

    [Fact]
    public void The_body_of_a_method_of_a_message_makes_nothing_again()
    {
        _run.Edit(1, text => text.Replace("value * 2", "value + value", StringComparison.Ordinal));
        AssertNothingMade();
    }

    [Fact]
    public void An_edit_of_one_message_makes_only_that_one_again()
    {
        _run.Edit(0, text => text.Replace("uint Id", "ulong Id", StringComparison.Ordinal));
        Assert.Equal(1, _run.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(2, _run.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void An_edit_of_a_nested_message_makes_the_outer_one_again_too()
    {
        _run.Edit(1, text => text.Replace("float Y", "double Y", StringComparison.Ordinal));
        Assert.Equal(2, _run.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(1, _run.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void The_models_hold_nothing_of_the_compiler()
    {
        object[] models = [.. _run.Result.TrackedSteps[TrackingNames.Messages].SelectMany(step => step.Outputs).Select(output => output.Value)];
        Assert.Equal(3, models.Length);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (object model in models)
            AssertPure(model, seen);
    }

    private void AssertNothingMade()
    {
        Assert.All(_run.Reasons(TrackingNames.Messages), reason =>
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}"));
        Assert.NotEmpty(_run.OutputReasons);
        Assert.All(_run.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static void AssertPure(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value))
            return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel or SyntaxReference,
            $"A model holds a {value.GetType()}.");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                AssertPure(item, seen);
            return;
        }
        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            AssertPure(field.GetValue(value), seen);
    }
}
