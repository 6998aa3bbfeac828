using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Echo;

namespace FastUdp.Benchmarks.Works;

/// <summary>The rows of the echo works: client and server of one kind, in this process.</summary>
internal static class EchoSubjects
{
    public static EchoSubject Engine(string name, string group, int window, bool timed, UdpEndpointOptions options) => new(
        name, group, window, timed,
        () => new EngineEchoServer(options), (server, size) => new EngineEchoClient(server, size, options));

    public static CeilingSubject Ceiling(CeilingProgram program, CeilingVariant variant, string group, int window)
    {
        string[] arguments = ["echo", .. variant.Arguments, "--window", CeilingVariant.Invariant(window)];
        return new CeilingSubject(program, $"ceiling-{variant.Name}", group, arguments, CeilingReport.ReadRate);
    }

    public static IEnumerable<Subject> DotNetSockets(string group, int window, bool timed)
    {
        yield return new EchoSubject(
            RivalNames.UdpClient, group, window, timed,
            static () => new UdpClientEchoServer(), static (server, size) => new UdpClientEchoClient(server, size));
        yield return new EchoSubject(
            RivalNames.SocketAsync, group, window, timed,
            static () => new SocketAsyncEchoServer(), static (server, size) => new SocketAsyncEchoClient(server, size));
        yield return new EchoSubject(
            RivalNames.SocketBlocking, group, window, timed,
            static () => new SocketBlockingEchoServer(), static (server, size) => new SocketBlockingEchoClient(server, size));
    }
}
