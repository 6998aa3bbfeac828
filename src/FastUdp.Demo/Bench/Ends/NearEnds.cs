using System.Net;
using FastUdp.Demo.Arguments;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>Opens the near end that a plan asks for.</summary>
internal static class NearEnds
{
    /// <param name="plan">What it is to do.</param>
    /// <param name="far">Where to send.</param>
    /// <param name="local">Where from; null lets the system choose.</param>
    /// <param name="time">What waiting is measured with.</param>
    /// <exception cref="CommandFailedException">The endpoint cannot be opened.</exception>
    public static INearEnd Open(TrialPlan plan, IPEndPoint far, IPEndPoint? local, TimeProvider time)
    {
        UdpEndpoint endpoint = EndpointOpening.Connect(far, plan.Setting.NearOptions(plan.Impairment), local);
        return (plan.Kind, plan.Rate) switch
        {
            (TrafficKind.OneWay, _) => new OneWayNearEnd(endpoint, plan, time),
            (_, null) => new ClosedEchoNearEnd(endpoint, plan, time),
            _ => new OpenEchoNearEnd(endpoint, plan, time),
        };
    }
}
