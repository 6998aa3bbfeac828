using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>A remote change for every datagram: nothing coalesces, and the kernel charges for each one.</summary>
internal sealed class RemotesWork : IWork
{
    private const int Remotes = 256;

    public string Name => "remotes";

    public string Title => $"one way, {Remotes} remotes in turn";

    public IReadOnlyList<int> DefaultSizes => [64];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
        OneWaySubjects.Ceilings(program, CeilingVariant.Scattering(), Remotes);

    /// <summary>Only Linux has all of 127.0.0.0/8 on its loopback device without being told to.</summary>
    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings) =>
        OperatingSystem.IsLinux() ? OneWaySubjects.Engines(Remotes).Concat(OneWaySubjects.DotNetSockets(Remotes)) : [];
}
