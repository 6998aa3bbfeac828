using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Tests.Bench.Ends;

/// <summary>Figures of trials that never were.</summary>
internal static class TrialModel
{
    /// <summary>A trial one way in which what did not come was lost.</summary>
    public static TrialFigures Of(long sent, long received, TimeSpan duration) => new()
    {
        Near = new NearFigures { Due = sent, Written = sent, Elapsed = duration },
        NearEndpoint = default,
        NearProcess = default,
        Far = new FarFigures
        {
            Received = new ReceivedFigures
            {
                Counts = new ReceptionCounts { Sent = sent, Received = received, Lost = sent - received },
                Span = duration,
                Delays = null,
                Seconds = [],
                Shape = new BatchShape(),
            },
        },
    };
}
