using System.Runtime.InteropServices;
using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Codec.Messages;

/// <summary>A string, two arrays, an enum, another message and a value that may be missing: 29 to 165 bytes on the wire.</summary>
[DatagramMessage(2)]
internal readonly partial record struct MixedMessage(
    uint Id,
    [MaxLength(MixedMessage.MaxNameBytes)] string Name,
    MessageState State,
    [MaxLength(MixedMessage.MaxScores)] int[] Scores,
    [MaxLength(MixedMessage.MaxWeights)] float[] Weights,
    Place Place,
    long? Deadline)
    : IBenchMessage<MixedMessage>
{
    public const int MaxNameBytes = 32;
    public const int MaxScores = 16;
    public const int MaxWeights = 8;

    public static long Digest(in MixedMessage message) =>
        message.Id + message.Name.Length + message.Name[^1] + (int)message.State
        + message.Scores.Length + message.Scores[^1] + message.Weights.Length + BitConverter.SingleToInt32Bits(message.Weights[^1])
        + Place.Digest(message.Place) + message.Deadline.GetValueOrDefault();

    /// <summary>Floats are compared by their bits, as they travel.</summary>
    public static bool Match(in MixedMessage left, in MixedMessage right) =>
        left.Id == right.Id && left.Name == right.Name && left.State == right.State
        && left.Scores.AsSpan().SequenceEqual(right.Scores)
        && MemoryMarshal.AsBytes(left.Weights.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(right.Weights.AsSpan()))
        && left.Place == right.Place && left.Deadline == right.Deadline;
}

internal enum MessageState : byte
{
    Idle,
    Moving,
    Gone,
}
