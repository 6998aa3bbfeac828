using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Fanout;

namespace FastUdp.Benchmarks.Works;

/// <summary>One line to each member of a room: the same payload to many addresses, as fast as one core goes.</summary>
internal sealed class FanoutWork : IWork
{
    private const string Group = "fanout";

    // A whole room a call, and what the engine has in one.
    private static readonly int[] Depths = [1_024, 64];

    public string Name => "fanout";

    public string Title => $"one payload to {FanoutPlan.Members:N0} addresses";

    /// <summary>Only Linux has all of 127.0.0.0/8 on its loopback device without being told to.</summary>
    public string? Obstacle => EngineForms.HasLinux ? null : "it takes 64-bit Linux.";

    public IReadOnlyList<int> DefaultSizes => [64];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
        Depths.Select(depth => new CeilingFanout(program, Group, depth, HostPair.PinnedLoopback()));

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        HostPair hosts = HostPair.PinnedLoopback();
        yield return new FanoutSubject(EngineForms.Linux, Group, copies: false, hosts, EngineForms.LinuxOptions);
        yield return new FanoutSubject($"{EngineForms.Linux}-copies", Group, copies: true, hosts, EngineForms.LinuxOptions);
    }
}
