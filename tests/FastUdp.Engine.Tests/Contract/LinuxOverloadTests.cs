using System.Runtime.Versioning;
using FastUdp.Engine.Tests.Support;
using FastUdp.Transport.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

/// <summary>What the kernel counts when it drops whole super-buffers.</summary>
[SupportedOSPlatform("linux")]
public class LinuxOverloadTests
{
    [Fact]
    public async Task Of_full_super_buffers_every_lost_datagram_is_counted()
    {
        Assert.SkipUnless(Backends.ExplainNoLinux() is null, Backends.ExplainNoLinux() ?? "");
        Assert.SkipUnless(LinuxProbe.Result is { MaxSegments: > 1, HasGro: true }, "this kernel has no GSO or no GRO");
        int segments = LinuxProbe.Result.MaxSegments;

        // So long that the sender's block holds as many as one super-buffer may have, and no more.
        int size = (65_535 / (segments + 1)) + 1;
        const int Buffers = 100;
        await using var endpoints = new TestEndpoints(new UdpEndpointOptions { Backend = UdpBackend.Linux, ReceiveBufferBytes = 262_144 });
        using var gate = new ManualResetEventSlim();
        UdpEndpoint receiver = endpoints.Bind();
        endpoints.Run(receiver, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            Assert.True(gate.Wait(TimeLimits.Limit));
            foreach (DatagramRun run in batch.Runs)
                Assert.Equal((segments, size), (run.Count, run.Stride));
        }));

        using DatagramSender sender = endpoints.Bind().CreateSender();
        var payload = new byte[size];
        for (int i = 0; i < Buffers * segments; i++)
            sender.Send(receiver.LocalEndPoint, payload);
        sender.Flush();
        gate.Set();
        await TimeLimits.Until(
            () => receiver.Statistics is { BuffersDroppedByKernel: > 0 } statistics
                && statistics.DatagramsReceived + (statistics.BuffersDroppedByKernel * segments) == Buffers * segments,
            "each datagram was received or its buffer counted");
    }
}
