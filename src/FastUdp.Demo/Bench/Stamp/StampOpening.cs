using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What a sender says before it begins.</summary>
internal static class StampOpening
{
    public static void Tell(Transcript transcript, UdpEndpoint endpoint, StampPlan plan) => transcript.Tell(
        "opening",
        $"From {endpoint.LocalEndPoint} to {endpoint.ConnectedRemote} ({endpoint.Capabilities.Backend} backend): " +
        $"{Figures.Count(plan.Count)} packets of {Figures.Count(plan.Bytes)} bytes, {Figures.Duration(plan.Interval.TotalMicroseconds)} apart",
        json =>
        {
            json.WriteString("local", endpoint.LocalEndPoint.ToString());
            json.WriteString("server", endpoint.ConnectedRemote.ToString());
            json.WriteString("backend", endpoint.Capabilities.Backend.ToString());
            json.WriteNumber("count", plan.Count);
            json.WriteNumber("datagramBytes", plan.Bytes);
            json.WriteNumber("intervalSeconds", plan.Interval.TotalSeconds);
        });
}
