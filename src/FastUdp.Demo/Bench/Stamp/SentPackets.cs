using FastUdp.Samples.Formats;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>
/// What the latest <see cref="Remembered"/> packets were stamped with, so that only answers to packets that were sent are believed, and each
/// once. One thread sends, another takes the answers.
/// </summary>
internal sealed class SentPackets
{
    /// <summary>A minute of packets at the shortest interval, which is as long as answers are waited for.</summary>
    public const int Remembered = 65_536;

    private readonly ulong[] _timestamps = new ulong[Remembered];

    // The number after that of the packet whose answer came last, 0 where none did; the receiver's alone.
    private readonly ulong[] _answered = new ulong[Remembered];

    /// <summary>What an answer is.</summary>
    internal enum Answer
    {
        /// <summary>To no packet that is remembered.</summary>
        Unexpected,

        /// <summary>The first to its packet.</summary>
        First,

        /// <summary>Another one to its packet.</summary>
        Repeated,
    }

    public void Add(uint number, NtpTimestamp timestamp) => Volatile.Write(ref _timestamps[number % Remembered], timestamp.Units);

    /// <summary>Takes an answer.</summary>
    /// <param name="number">The number of the packet it answers.</param>
    /// <param name="timestamp">That packet's, as the answer has it.</param>
    public Answer Take(uint number, NtpTimestamp timestamp)
    {
        uint slot = number % Remembered;
        if (!timestamp.IsKnown || Volatile.Read(ref _timestamps[slot]) != timestamp.Units)
            return Answer.Unexpected;
        if (_answered[slot] == number + 1UL)
            return Answer.Repeated;
        _answered[slot] = number + 1UL;
        return Answer.First;
    }
}
