using FastUdp.Benchmarks.Subjects.Echo;
using FastUdp.Benchmarks.Subjects.Requests;
using FastUdp.Requests;

namespace FastUdp.Benchmarks.Works;

/// <summary>How the works on requests ask, and the raw echo they are held against.</summary>
internal static class RequestForms
{
    /// <summary>Each datagram, of a request, a reply or an echo: 34 + 30, 15 + 49 or all of it.</summary>
    public const int SizeBytes = 64;

    /// <summary>Requests in flight; the default of <see cref="RequestClientOptions.MaxInFlight"/>.</summary>
    public const int Window = 1_024;

    /// <summary>Continuations on the receive loop.</summary>
    public static readonly RequestClientOptions Inline = new() { RunContinuationsAsynchronously = false };

    /// <summary>Continuations in the thread pool, as by default.</summary>
    public static readonly RequestClientOptions Pool = new();

    /// <summary>A raw echo whose server answers each datagram by itself, as that of requests cannot but do.</summary>
    public static EchoSubject Raw(string name, string group, int window, bool timed, UdpEndpointOptions options) => new(
        name, group, window, timed,
        () => new EngineCopyingEchoServer(options), (server, size) => new EngineEchoClient(server, size, options));

    public static RequestsSubject InlineRequests(string engine, string group, int window, bool timed, UdpEndpointOptions options) =>
        new($"{engine}-requests", group, window, timed, Inline, options) { Baseline = engine };

    public static RequestsSubject PoolRequests(string engine, string group, int window, bool timed, UdpEndpointOptions options) =>
        new($"{engine}-requests-pool", group, window, timed, Pool, options) { Baseline = engine };
}
