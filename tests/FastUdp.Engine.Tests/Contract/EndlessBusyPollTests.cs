using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

/// <summary>A receive loop that never sleeps misses nothing that a sleeping one would find.</summary>
public sealed class EndlessBusyPollTests
{
    [Theory]
    [InlineData(UdpBackend.Linux)]
    [InlineData(UdpBackend.Portable)]
    public async Task A_zero_length_datagram_holds_up_nothing(UdpBackend backend)
    {
        Assert.SkipUnless(backend != UdpBackend.Linux || Backends.ExplainNoLinux() is null, Backends.ExplainNoLinux() ?? "");
        await using var endpoints = new TestEndpoints(new UdpEndpointOptions { Backend = backend, BusyPoll = Timeout.InfiniteTimeSpan });
        (UdpEndpoint receiver, Inbox inbox) = endpoints.Listen();
        byte[][] payloads = [[], [1], [], []];
        using DatagramSender sender = endpoints.Bind().CreateSender();
        await Traffic.SendPacedAsync(sender, receiver.LocalEndPoint, payloads, inbox);
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
    }
}
