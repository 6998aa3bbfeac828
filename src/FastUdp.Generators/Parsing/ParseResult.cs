using System.Collections.Immutable;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>What became of a declaration.</summary>
/// <param name="Model">The message; null when no codec can be made of it.</param>
/// <param name="Diagnostics">What is wrong with it. What is wrong with messages it nests is found there.</param>
internal sealed record ParseResult(MessageModel? Model, ImmutableArray<Diagnostic> Diagnostics);
