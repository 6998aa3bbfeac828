using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>By what a row of one run is found in another.</summary>
internal readonly record struct RowKey(string Work, string? Group, string Subject, string? Send, int Size)
{
    public static RowKey Of(RunRow row) => new(row.Work, row.Group, row.Subject, row.Send, row.Size);

    /// <summary>The subject with what else tells it apart within a work; the size stands beside.</summary>
    public string Label => string.Join(", ", new[] { Subject, Send, Group == Subject || Group == Send ? null : Group }.Where(static part => !string.IsNullOrEmpty(part)));
}
