using FastUdp.Stores;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>
/// A window beside a dictionary that goes through all it holds: any requests, ends and leaps, also over the end of the numbers.
/// </summary>
public sealed class SessionWindowProperties
{
    private const int MaxSpan = 500;

    private enum Kind
    {
        Ask,
        Keep,
        Advance,
        Leap,
    }

    private static readonly Gen<(Kind Kind, int Number, int Id)> Steps = Gen.Frequency(
        (8, Step(Kind.Ask, Gen.Choose(-20, MaxSpan + 20))),
        (4, Step(Kind.Ask, Gen.Choose(-2, 40))),
        (6, Step(Kind.Keep, Gen.Choose(0, MaxSpan))),
        (6, Step(Kind.Advance, Gen.Choose(-5, 30))),
        (1, Step(Kind.Leap, Gen.OneOf(Gen.Choose(0, 2 * MaxSpan), Gen.Choose(0, int.MaxValue), Gen.Choose(int.MinValue, 0)))));

    [Fact]
    public void It_knows_what_a_dictionary_would_and_gives_everything_back()
    {
        Gen<uint> beginnings = Gen.Elements(0u, 1u, uint.MaxValue, uint.MaxValue - 100, 0x8000_0000u - 50, 12_345u);
        Always.HoldsFor(Gen.Zip(beginnings, Gen.ArrayOf(Steps, 300)), Check);
    }

    private static Gen<(Kind Kind, int Number, int Id)> Step(Kind kind, Gen<int> numbers) =>
        Gen.Zip(numbers, Gen.Choose(0, 3)).Select(pair => (kind, pair.Item1, pair.Item2));

    private static void Check((uint Beginning, (Kind Kind, int Number, int Id)[] Steps) given)
    {
        var memory = new ServerMemory(16 << 20);
        var window = new SessionWindow(memory, given.Beginning, MaxSpan);
        var model = new Model(given.Beginning);
        foreach ((Kind kind, int number, int id) in given.Steps)
        {
            uint sequence = unchecked(model.Oldest + (uint)number);
            Apply(kind, sequence, (ulong)id, memory, window, model);
            Assert.Equal((model.Oldest, model.Held.Count), (window.Oldest, window.Count));
        }
        foreach ((uint sequence, (ulong id, PayloadCell reply)) in model.Held)
        {
            Assert.Equal(reply.IsNone ? SequenceState.Running : SequenceState.Done, window.Look(sequence, id, out PayloadCell kept));
            Assert.Equal(reply, kept);
        }

        window.Clear();
        Assert.Equal(0, window.Count);
        memory.Trim();
        memory.Trim();
        Assert.Equal(0, memory.Bytes);
    }

    private static void Apply(Kind kind, uint sequence, ulong id, ServerMemory memory, SessionWindow window, Model model)
    {
        switch (kind)
        {
            case Kind.Ask:
                SequenceState state = window.Look(sequence, id, out _);
                Assert.Equal(model.Look(sequence, id), state);
                if (state == SequenceState.Free)
                {
                    Assert.True(window.TryAdd(sequence, id));
                    model.Held.Add(sequence, (id, default));
                }
                break;
            case Kind.Keep:
                Assert.True(memory.Replies.TryTake(20, out PayloadCell reply));
                bool isKept = window.TryKeep(sequence, id, reply);
                Assert.Equal(model.Look(sequence, id) == SequenceState.Running, isKept);
                if (isKept)
                    model.Held[sequence] = (id, reply);
                else
                    memory.Replies.Return(reply);
                break;
            default:
                window.Advance(sequence);
                model.Advance(sequence);
                break;
        }
    }

    private sealed class Model(uint oldest)
    {
        public uint Oldest { get; private set; } = oldest;

        public Dictionary<uint, (ulong Id, PayloadCell Reply)> Held { get; } = [];

        public SequenceState Look(uint sequence, ulong id)
        {
            long distance = unchecked((int)(sequence - Oldest));
            if (distance is < 0 or >= MaxSpan)
                return distance < 0 ? SequenceState.Stale : SequenceState.Beyond;
            if (!Held.TryGetValue(sequence, out (ulong Id, PayloadCell Reply) entry))
                return SequenceState.Free;
            if (entry.Id != id)
                return SequenceState.Taken;
            return entry.Reply.IsNone ? SequenceState.Running : SequenceState.Done;
        }

        public void Advance(uint sequence)
        {
            if (unchecked((int)(sequence - Oldest)) <= 0)
                return;
            Oldest = sequence;
            foreach (uint held in Held.Keys.Where(held => unchecked((int)(held - Oldest)) < 0).ToArray())
                Held.Remove(held);
        }
    }
}
