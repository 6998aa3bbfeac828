using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// Messages of 65,507 bytes, a thousand a second, over a loopback that drops packets with <c>--mtu 1500 --drop 0.01</c>: how many arrive.
/// </summary>
internal sealed class LargeLossWork : IWork
{
    private const int MessagesPerSecond = 1_000;

    public string Name => "large-loss";

    public string Title => $"large messages, {LargeForms.SizeBytes:N0} B, {MessagesPerSecond:N0} a second, {LargeForms.Network}";

    public IReadOnlyList<int> DefaultSizes => [LargeForms.SizeBytes];

    public bool HasOwnSizes => true;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(2);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings) => LargeForms.All(MessagesPerSecond);
}
