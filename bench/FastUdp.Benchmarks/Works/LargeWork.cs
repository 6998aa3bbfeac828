using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>Messages of 65,507 bytes as fast as they go; the loopback's MTU is 1,500 only with <c>--mtu 1500</c>.</summary>
internal sealed class LargeWork : IWork
{
    public string Name => "large";

    public string Title => $"large messages, {LargeForms.SizeBytes:N0} B, {LargeForms.Network}";

    public IReadOnlyList<int> DefaultSizes => [LargeForms.SizeBytes];

    public bool HasOwnSizes => true;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
        OneWaySubjects.Ceilings(program, CeilingVariant.All(sizeBytes).Where(static variant => variant.Segments == 0), remotes: 1);

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings) => LargeForms.All(messagesPerSecond: null);
}
