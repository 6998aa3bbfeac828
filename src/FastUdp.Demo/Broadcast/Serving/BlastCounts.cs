using System.Text.Json;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Broadcast.Serving;

/// <summary>Numbered datagrams that came, and those that did not.</summary>
/// <param name="Runs">Of how many runs.</param>
/// <param name="Received">Each number once.</param>
/// <param name="Bytes">All that came, repeated ones included.</param>
/// <param name="Lost">Numbers that never came.</param>
/// <param name="Repeated">Numbers that came again.</param>
/// <param name="Reordered">Those received that came after a higher number.</param>
/// <param name="Late">Those that came too late to be told from repeated ones; they are among the lost.</param>
internal readonly record struct BlastCounts(
    long Runs, long Received, long Bytes, long Lost, long Repeated, long Reordered, long Late)
{
    public static BlastCounts operator +(in BlastCounts left, in BlastCounts right) => new(
        left.Runs + right.Runs,
        left.Received + right.Received,
        left.Bytes + right.Bytes,
        left.Lost + right.Lost,
        left.Repeated + right.Repeated,
        left.Reordered + right.Reordered,
        left.Late + right.Late);

    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteNumber("runs", Runs);
        json.WriteNumber("received", Received);
        json.WriteNumber("receivedBytes", Bytes);
        json.WriteNumber("lost", Lost);
        json.WriteNumber("repeated", Repeated);
        json.WriteNumber("reordered", Reordered);
        json.WriteNumber("late", Late);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Figures.Count(Received)} received ({Figures.Count(Bytes)} bytes), {Figures.Count(Lost)} lost, {Figures.Count(Repeated)} repeated, " +
        $"{Figures.Count(Reordered)} reordered{(Late > 0 ? $", {Figures.Count(Late)} late" : "")}";
}
