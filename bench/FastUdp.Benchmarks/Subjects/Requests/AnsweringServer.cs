using System.Net;
using FastUdp.Requests;

namespace FastUdp.Benchmarks.Subjects.Requests;

/// <summary>A server on the loopback that answers each <see cref="Ask"/> on its receive loop.</summary>
internal static class AnsweringServer
{
    public static RequestServer Bind(UdpEndpointOptions options) => RequestServer.Bind(
        new IPEndPoint(IPAddress.Loopback, 0),
        new RequestHandlers().Add(static (in Ask ask, in RequestContext _) => Answer.To(ask)),
        endpointOptions: options);
}
