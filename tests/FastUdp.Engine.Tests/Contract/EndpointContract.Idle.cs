using System.Diagnostics;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public void An_idle_endpoint_uses_no_CPU()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        var counter = new Counter();
        Endpoints.Run(endpoint, counter);
        endpoint.TrySend(AddressOf(endpoint), [1]);
        counter.WaitFor(1);

        // Bounded waits on a signal nobody gives: what the process burns meanwhile is the loop's. The best of several,
        // for the runtime has background work of its own.
        using var never = new ManualResetEventSlim();
        double least = double.MaxValue;
        for (int attempt = 0; attempt < 20 && least > 0.1; attempt++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            never.Wait(TimeSpan.FromMilliseconds(200));
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(start));
        }
        Assert.True(least < 0.1, $"{least:P0} of a core went into waiting.");
    }
}
