using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Load;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Works;

/// <summary>Between two hosts: one broadcasts to the link's own broadcast address, the other receives, as fast as they go; the engine, and the programs of the demo.</summary>
internal sealed class VethBroadcastWork : IWork
{
    private const string DemoName = "engine-demo";

    private static readonly SendForm[] Forms = [SendForm.Place, SendForm.Copy];

    public string Name => "veth-broadcast";

    public string Title => $"broadcast, {HostPair.Describe()}";

    public string? Obstacle => VethForms.Obstacle;

    public IReadOnlyList<int> DefaultSizes => VethForms.Sizes;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
        from variant in CeilingVariant.Coalescing(sizeBytes)
        from form in Forms
        select new CeilingOneWayPair(program, variant, form, HostPair.Joined) { Send = form };

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings) =>
        [.. Forms.Select(Engine), new BlastSubject(DemoName, SendForm.Place.Lower(), HostPair.Joined, EngineForms.LinuxOptions) { Send = SendForm.Place }];

    private static OneWaySubject Engine(SendForm form)
    {
        HostPair hosts = HostPair.Joined;
        UdpEndpointOptions sending = hosts.Client.Place(EngineForms.LinuxOptions) with { Broadcast = true };
        UdpEndpointOptions receiving = hosts.Server.Place(EngineForms.LinuxOptions);
        return new OneWaySubject(
            EngineForms.Linux, form.Lower(), remotes: 1,
            plan => new EngineReceivingEnd(plan with { LocalAddress = IPAddress.Any }, receiving),
            (plan, port) => new EngineSendingEnd(plan with { ConnectedAddress = hosts.Broadcast }, port, form, sending))
        {
            Send = form,
            Hosts = hosts,
        };
    }
}
