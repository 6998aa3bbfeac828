using System.Diagnostics;
using System.Runtime.CompilerServices;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Codec.Messages;

namespace FastUdp.Benchmarks.Subjects.Codec;

/// <summary>
/// Writes a ring of messages back to back into a buffer, as they lie in a send block, then reads them all: one lap. An
/// operation is one message written and read.
/// </summary>
/// <param name="name">The name of the row.</param>
/// <param name="group">The message.</param>
/// <param name="codec">The way.</param>
/// <param name="messages">The ring.</param>
/// <param name="contentBytes">What the strings and arrays of a message take in memory, on the average.</param>
internal sealed class CodecSubject<TCodec, TMessage>(string name, string group, TCodec codec, TMessage[] messages, double contentBytes)
    : Subject(name, group)
    where TCodec : struct, ICodec<TMessage>
    where TMessage : IBenchMessage<TMessage>
{
    // Between two looks at the clock: tens of microseconds at least, next to which the look costs nothing.
    private const int LapsAtOnce = 256;
    private const int MaxMessageBytes = 1_024;

    private readonly byte[] _buffer = new byte[messages.Length * MaxMessageBytes];
    private readonly int[] _ends = new int[messages.Length];
    private long _digest;

    public override Measurement Run(RunPlan plan)
    {
        Verify();
        RunLaps(plan.WarmUp, out _);
        AllocationMeter before = AllocationMeter.Sample(0);
        long operations = RunLaps(plan.Duration, out TimeSpan elapsed);
        Allocation allocation = before.Until(AllocationMeter.Sample(operations));
        return new Measurement(
            _ends[^1] / messages.Length, operations, elapsed.TotalSeconds, Lost: 0, allocation, ContentBytes: contentBytes);
    }

    public override string Describe(Measurement measured) =>
        $"{Group}: {measured.NanosecondsEach:0.00} ns, {measured.Allocation?.BytesPerDatagram:0.##} B";

    private long RunLaps(TimeSpan duration, out TimeSpan elapsed)
    {
        long operations = 0;
        long start = Stopwatch.GetTimestamp();
        do
        {
            for (int lap = 0; lap < LapsAtOnce; lap++)
                _digest += RunLap();
            operations += (long)LapsAtOnce * messages.Length;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < duration);
        return operations;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long RunLap()
    {
        TMessage[] ring = messages;
        byte[] buffer = _buffer;
        int[] ends = _ends;
        int end = 0;
        for (int index = 0; index < ring.Length && index < ends.Length; index++)
        {
            end += codec.Write(ring[index], buffer, end);
            ends[index] = end;
        }

        long digest = 0;
        int start = 0;
        foreach (int next in ends)
        {
            codec.Read(buffer.AsSpan(start, next - start), out TMessage message);
            digest += TMessage.Digest(message);
            start = next;
        }
        return digest;
    }

    /// <summary>What does not come back as it went is not worth measuring.</summary>
    private void Verify()
    {
        foreach (ref readonly TMessage message in messages.AsSpan())
        {
            int length = codec.Write(message, _buffer, 0);
            codec.Read(_buffer.AsSpan(0, length), out TMessage back);
            if (!TMessage.Match(message, back))
                throw new InvalidDataException($"{Name}: {message} came back as {back}.");
        }
    }
}
