using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// The rows of the one-way works. They are compared by form of sending; .NET's own sockets stand with <c>place</c>,
/// for their senders, too, write the number where the kernel reads it. The portable backend stands with <c>copy</c>.
/// </summary>
internal static class OneWaySubjects
{
    private static readonly SendForm[] Forms = [SendForm.Place, SendForm.Copy];

    public static IEnumerable<Subject> Engines(int remotes)
    {
        if (EngineForms.HasLinux)
        {
            foreach (SendForm form in Forms)
                yield return Engine(EngineForms.Linux, remotes, form, EngineForms.LinuxOptions);
            foreach (SendForm form in Forms)
                yield return Engine(EngineForms.LinuxBusyPoll, remotes, form, EngineForms.BusyPollOptions);
        }
        yield return Engine(EngineForms.Portable, remotes, SendForm.Copy, EngineForms.PortableOptions);
    }

    public static IEnumerable<Subject> DotNetSockets(int remotes)
    {
        string group = SendForm.Place.Lower();
        yield return new OneWaySubject(
            RivalNames.UdpClient, group, remotes,
            static plan => new UdpClientReceivingEnd(plan), static (plan, port) => new UdpClientSendingEnd(plan, port));
        yield return new OneWaySubject(
            RivalNames.SocketAsync, group, remotes,
            static plan => new SocketAsyncReceivingEnd(plan), static (plan, port) => new SocketSendingEnd(plan, port));
        yield return new OneWaySubject(
            RivalNames.SocketBlocking, group, remotes,
            static plan => new SocketBlockingReceivingEnd(plan), static (plan, port) => new SocketSendingEnd(plan, port));
    }

    public static IEnumerable<Subject> Ceilings(CeilingProgram program, IEnumerable<CeilingVariant> variants, int remotes)
    {
        foreach (CeilingVariant variant in variants)
        {
            foreach (SendForm form in Forms)
                yield return Ceiling(program, variant, form, remotes);
        }
    }

    public static OneWaySubject Engine(string name, int remotes, SendForm form, UdpEndpointOptions options) => new(
        name, form.Lower(), remotes,
        plan => new EngineReceivingEnd(plan, options),
        (plan, port) => remotes == 1
            ? new EngineSendingEnd(plan, port, form, options)
            : new EngineScatteringEnd(plan, port, form, options))
    {
        Send = form,
    };

    private static CeilingSubject Ceiling(CeilingProgram program, CeilingVariant variant, SendForm form, int remotes)
    {
        string[] arguments =
        [
            "oneway", .. variant.Arguments, "--send", form.Lower(), "--remotes", CeilingVariant.Invariant(remotes),
        ];
        return new CeilingSubject(program, $"ceiling-{variant.Name}", form.Lower(), arguments, CeilingReport.ReadRate)
        {
            Send = form,
        };
    }
}
