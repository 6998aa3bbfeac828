namespace FastUdp.Benchmarks.Subjects.Codec.Messages;

/// <summary>64 different messages, the same in every run: nothing about them can be foreseen, and little stays in a cache's way.</summary>
internal static class MessageRing
{
    public const int Length = 64;

    private const int Seed = 1_060;
    private const int MinNameChars = 4;
    private const int MaxNameChars = 28;

    // Names of people and places are mostly ASCII, but not all.
    private const int AccentedOneIn = 8;
    private const int DeadlineOneIn = 3;

    public static FixedMessage[] MakeFixed()
    {
        var random = new Random(Seed);
        return Make(_ => new FixedMessage(
            (uint)random.Next(), (ushort)random.Next(), (ushort)random.Next(), random.NextInt64(),
            random.NextSingle(), random.NextSingle()));
    }

    public static MixedMessage[] MakeMixed()
    {
        var random = new Random(Seed);
        return Make(index => new MixedMessage(
            (uint)random.Next(),
            MakeName(random, isAccented: index % AccentedOneIn == 0),
            (MessageState)random.Next(3),
            MakeArray(random.Next(1, MixedMessage.MaxScores + 1), _ => random.Next(100_000)),
            MakeArray(random.Next(1, MixedMessage.MaxWeights + 1), _ => random.NextSingle()),
            new Place(random.NextSingle(), random.NextSingle(), random.NextSingle()),
            index % DeadlineOneIn == 0 ? null : random.NextInt64()));
    }

    /// <summary>What the strings and arrays of one message take in memory, on the average.</summary>
    public static double ContentBytes(MixedMessage[] messages)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (MixedMessage message in messages)
        {
            GC.KeepAlive(new string(message.Name.AsSpan()));
            GC.KeepAlive(message.Scores.AsSpan().ToArray());
            GC.KeepAlive(message.Weights.AsSpan().ToArray());
        }
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / messages.Length;
    }

    private static string MakeName(Random random, bool isAccented)
    {
        char[] name = MakeArray(random.Next(MinNameChars, MaxNameChars + 1), _ => (char)random.Next('a', 'z' + 1));
        if (isAccented)
            name[random.Next(name.Length)] = 'é';
        return new string(name);
    }

    private static T[] Make<T>(Func<int, T> make) => MakeArray(Length, make);

    private static T[] MakeArray<T>(int length, Func<int, T> make) => [.. Enumerable.Range(0, length).Select(make)];
}
