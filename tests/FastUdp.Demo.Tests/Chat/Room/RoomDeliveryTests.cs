using FastUdp.Demo.Chat.Room.Server;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Impairment;

namespace FastUdp.Demo.Tests.Chat.Room;

/// <summary>
/// Over a network that loses, delays, copies and overtakes, from a seed: every line reaches every other member once, and all agree on
/// the order.
/// </summary>
public class RoomDeliveryTests
{
    private const int Lines = 8;

    private static readonly LinkImpairment Bad = new()
    {
        Delay = TimeSpan.FromMilliseconds(40),
        Jitter = TimeSpan.FromMilliseconds(35),
        Loss = LossModel.Independent(0.15),
        Duplication = 0.1,
        Reordering = 0.1,
        ReorderingDelay = TimeSpan.FromMilliseconds(150),
    };

    public static TheoryData<int> Hundreds => new(Enumerable.Range(0, 5));

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void Every_line_reaches_every_other_member_once_and_in_one_order(int fifty)
    {
        for (int seed = 50 * fifty; seed < 50 * (fifty + 1); seed++)
            Check(seed);
    }

    private static void Check(int seed)
    {
        // Silence is longer than any run of losses here, so that whoever is gone has left.
        using var room = new SimulatedRoom(seed, Bad, new RoomOptions { Timeout = TimeSpan.FromSeconds(60) });
        var chance = new Random(seed);
        SimulatedMember[] stayers = [.. ((string[])["ada", "小明", "chuck"]).Select(room.Meet)];
        SimulatedMember leaver = room.Meet("leaver");
        SimulatedMember late = room.Meet("late");
        foreach (SimulatedMember member in (SimulatedMember[])[.. stayers, leaver])
            member.Join();

        SimulatedMember[] all = [.. stayers, leaver, late];
        Talk(room, chance, [.. stayers, leaver]);
        late.Join();
        Talk(room, chance, all);
        room.RunUntil(() => leaver.Heard.Count == leaver.Said.Count);
        leaver.Leave();
        Talk(room, chance, [.. stayers, late]);

        SimulatedMember[] present = [.. stayers, late];
        room.RunUntil(() => leaver.HasLeft && all.All(static member => member.Heard.Count == member.Said.Count));
        int newest = (int)room.Counters.Lines + room.Moves.Count;
        room.RunUntil(() => present.All(member => member.First + (ulong)(member.Shown.Count + member.Heard.Count) == (ulong)newest));
        Judge(all, present, (ulong)newest, seed);
    }

    private static void Talk(SimulatedRoom room, Random chance, SimulatedMember[] speakers)
    {
        for (int line = 0; line < Lines; line++)
        {
            SimulatedMember speaker = speakers[chance.Next(speakers.Length)];
            speaker.Say($"{speaker.Name} {speaker.Said.Count}");
            room.Run(chance.NextDouble() * 0.1);
        }
    }

    private static void Judge(SimulatedMember[] all, SimulatedMember[] present, ulong newest, int seed)
    {
        var agreed = new SortedDictionary<ulong, ShownLine>();
        foreach (SimulatedMember member in all)
        {
            Assert.Equal(member.Shown.OrderBy(static line => line.Number), member.Shown);
            foreach (ShownLine line in member.Shown)
                Assert.True(agreed.TryAdd(line.Number, line) || agreed[line.Number] == line, $"Seed {seed}: {line} is not {agreed[line.Number]}.");
        }
        foreach (SimulatedMember member in all)
        {
            // What it said stands in the room as it said it, under the numbers it was told.
            Assert.Equal(member.Said, agreed.Values.Where(line => line.Kind == LineKind.Said && line.Name == member.Name).Select(static line => line.Text));
            Assert.Equal(member.Said, member.Heard.Select(number => agreed[number].Text));
        }
        foreach (SimulatedMember member in present)
        {
            // Each number from its first on, but its own coming, once: shown or its own.
            ulong own = agreed.Values.Single(line => line.Kind == LineKind.Joined && line.Name == member.Name).Number;
            IEnumerable<ulong> expected = Enumerable.Range((int)member.First, (int)(newest - member.First) + 1).Select(static n => (ulong)n).Where(n => n != own);
            Assert.Equal(expected, member.Shown.Select(static line => line.Number).Concat(member.Heard).Order());
        }
    }
}
