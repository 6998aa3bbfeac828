using System.Runtime.Versioning;
using FastUdp.Engine.Tests.Support;
using FastUdp.Transport;
using FastUdp.Transport.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.FaultyKernel;

/// <summary>The sending half of an endpoint, whole down to the system calls, on a kernel that the test plays.</summary>
[SupportedOSPlatform("linux")]
internal sealed class FaultyEndpoint : IDisposable
{
    public static readonly RemoteAddress Remote = RemoteAddress.Parse("127.0.0.1:9");

    private readonly FastUdp.Buffers.EndpointBuffers _buffers = TestBuffers.Make();

    public FaultyEndpoint(bool isConnected = false, TimeSpan? sendTimeout = null, Action<NetworkError>? onError = null)
    {
        var options = new UdpEndpointOptions { SendTimeout = sendTimeout ?? TimeSpan.FromSeconds(10), OnNetworkError = onError };
        BoundSocket bound = BoundSocket.Open(TestEndpoints.Loopback, isConnected ? Remote.ToIPEndPoint() : null, options, new NativeSupport { Path = Path });
        Kernel = new FakeKernel(bound.Socket);
        Transport = new LinuxTransport(bound, Kernel, options);
        var rules = new SendRules(bound.Binding.Local, bound.Binding.IsDualMode, bound.Binding.Connected);
        Sender = DatagramSender.TryCreate(Transport, _buffers.Send, rules, isFlushedByLoop: false)!;
    }

    public FakePath Path { get; } = new();

    public FakeKernel Kernel { get; }

    public LinuxTransport Transport { get; }

    public DatagramSender Sender { get; }

    public SendCounters Counters => Transport.SendCounters;

    /// <summary>What was counted as not sent, over all reasons.</summary>
    public long Failed => Enum.GetValues<SendStatus>().Where(status => status != SendStatus.Sent).Sum(Counters.Datagrams);

    public static void SkipWithoutLinux()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the Linux backend needs Linux");
        Assert.SkipUnless(LinuxProbe.Result.Unavailable is null, LinuxProbe.Result.Unavailable ?? "");
        Assert.SkipUnless(LinuxProbe.Result.MaxSegments > 1, "this kernel does not know UDP_SEGMENT, so nothing is segmented");
    }

    /// <summary>Sends numbered datagrams of the lengths and flushes.</summary>
    public byte[][] Send(params int[] lengths)
    {
        byte[][] payloads = Payloads.Of(lengths);
        foreach (byte[] payload in payloads)
            Sender.Send(Remote, payload);
        Sender.Flush();
        return payloads;
    }

    public void AssertTaken(params byte[][][] payloads) => Assert.Equal(payloads.SelectMany(batch => batch), Kernel.Taken);

    public void Dispose()
    {
        Sender.Dispose();
        Transport.Dispose();
        Assert.Equal(0, _buffers.RentedCount);
    }
}
