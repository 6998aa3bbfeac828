using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;
using FastUdp.Engine.Tests.Support;
using FastUdp.Transport.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

/// <summary>What only the Linux backend promises of metadata and options: that they cost no offload, and that others see them.</summary>
[SupportedOSPlatform("linux")]
public sealed class LinuxMetadataTests : IAsyncLifetime
{
    private readonly TestEndpoints _endpoints = new(new UdpEndpointOptions { Backend = UdpBackend.Linux, Metadata = MetadataFields.All });

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Backends.ExplainNoLinux() is null, Backends.ExplainNoLinux() ?? "");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _endpoints.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("::", "127.0.0.1")]
    public async Task Datagrams_with_options_leave_as_one_buffer_and_arrive_as_one_with_all_their_metadata(string local, string asked)
    {
        Assert.SkipUnless(LinuxProbe.Result is { MaxSegments: > 1, HasGro: true }, "this kernel has no GSO or no GRO");
        var box = new MetadataBox();
        UdpEndpoint receiver = _endpoints.Bind(new IPEndPoint(IPAddress.Parse(local), 0));
        _endpoints.Run(receiver, box);
        var target = new IPEndPoint(IPAddress.Parse(asked), receiver.LocalEndPoint.Port);
        using (DatagramSender sender = _endpoints.Bind(new IPEndPoint(IPAddress.Parse(asked), 0)).CreateSender())
        {
            var options = new SendOptions { Source = new LocalAddress(IPAddress.Parse(asked)), Ecn = EcnCodepoint.Capable0, Dscp = 12, HopLimit = 99 };
            for (int i = 0; i < 50; i++)
                sender.Send(target, new byte[200], options);
        }
        Learnt[] learnt = await box.TakeAsync(50);
        Assert.All(learnt, each =>
        {
            Assert.Equal((50, 200), (each.RunCount, each.Length));
            Assert.Equal(MetadataFields.All, each.Metadata.Fields);
            Assert.Equal((12, EcnCodepoint.Capable0, 99), (each.Metadata.Dscp, each.Metadata.Ecn, (int)each.Metadata.HopLimit));
            Assert.Equal(IPAddress.Parse(asked), each.Metadata.Local.ToIPAddress());
        });
    }

    [Fact]
    public async Task All_metadata_and_answers_with_a_source_allocate_nothing()
    {
        UdpEndpoint server = _endpoints.Bind(new IPEndPoint(IPAddress.Any, 0));
        _endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (Datagram datagram in batch)
                sender.Reply(datagram, datagram.Payload);
        }));
        UdpEndpoint client = _endpoints.Connect(new IPEndPoint(IPAddress.Parse("127.0.0.2"), server.LocalEndPoint.Port));
        var counter = new Count();
        _endpoints.Run(client, counter);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 8 && least > 8_192; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await TimeLimits.OnOwnThread(() => counter.Exchange(client, 10_000)).Within();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        Assert.True(least <= 8_192, $"{least:N0} bytes were allocated for 10,000 answered datagrams.");
        Assert.Equal(MetadataFields.All, counter.Fields);
    }

    [Fact]
    public async Task Another_program_sees_the_traffic_class_and_the_hop_limit()
    {
        using Process? python = StartPython();
        Assert.SkipUnless(python is not null, "there is no python3 here");
        int port = int.Parse((await python.StandardOutput.ReadLineAsync().Within())!, System.Globalization.CultureInfo.InvariantCulture);
        using (DatagramSender sender = _endpoints.Bind().CreateSender())
        {
            for (int i = 0; i < 3; i++)
                sender.Send(new IPEndPoint(IPAddress.Loopback, port), new byte[100], new SendOptions { Ecn = EcnCodepoint.Capable1, Dscp = 46, HopLimit = 77 });
        }
        for (int i = 0; i < 3; i++)
            Assert.Equal($"100 {(46 << 2) | 1} 77", await python.StandardOutput.ReadLineAsync().Within());
        await python.WaitForExitAsync().Within();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task The_portable_backend_gives_its_socket_the_defaults(string host)
    {
        var local = new IPEndPoint(IPAddress.Parse(host), 0);
        var box = new MetadataBox();
        UdpEndpoint receiver = _endpoints.Bind(local);
        _endpoints.Run(receiver, box);
        UdpEndpoint origin = _endpoints.Bind(local, options => options with
        {
            Backend = UdpBackend.Portable,
            SendDefaults = new SendOptions { Ecn = EcnCodepoint.Capable0, Dscp = 34, HopLimit = 21 },
        });
        origin.TrySend(receiver.LocalEndPoint, [1]);
        DatagramMetadata metadata = (await box.TakeAsync(1))[0].Metadata;
        Assert.Equal((34, EcnCodepoint.Capable0, 21), (metadata.Dscp, metadata.Ecn, (int)metadata.HopLimit));
    }

    private static Process? StartPython()
    {
        const string Program = """
            import socket, struct
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.setsockopt(socket.IPPROTO_IP, 13, 1)
            s.setsockopt(socket.IPPROTO_IP, 12, 1)
            s.settimeout(10)
            s.bind(("127.0.0.1", 0))
            print(s.getsockname()[1], flush=True)
            for _ in range(3):
                data, ancillary, flags, peer = s.recvmsg(2000, 200)
                seen = {kind: value for level, kind, value in ancillary}
                print(len(data), seen[1][0], struct.unpack("i", seen[2])[0], flush=True)
            """;
        try
        {
            return Process.Start(new ProcessStartInfo("python3", ["-c", Program]) { RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Counts answers, and what is known of them, without allocating.</summary>
    private sealed class Count : IDatagramHandler
    {
        private readonly byte[] _payload = new byte[64];
        private long _count;

        public MetadataFields Fields { get; private set; }

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (DatagramRun run in batch.Runs)
                Fields |= run.Metadata.Fields;
            Volatile.Write(ref _count, _count + batch.Count);
        }

        public void Exchange(UdpEndpoint client, int total)
        {
            for (int i = 0; i < total; i += 10)
            {
                long goal = Volatile.Read(ref _count) + 10;
                for (int k = 0; k < 10; k++)
                    client.TrySend(_payload);
                long start = Stopwatch.GetTimestamp();
                var spin = default(SpinWait);
                while (Volatile.Read(ref _count) < goal)
                {
                    spin.SpinOnce(sleep1Threshold: -1);
                    if (Stopwatch.GetElapsedTime(start) > TimeLimits.Limit)
                        throw new TimeoutException("An answer is missing.");
                }
            }
        }
    }
}
