using FastUdp.Capture;
using FastUdp.Engine.Tests.Capture;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task An_endpoint_records_what_it_receives_and_what_it_sends()
    {
        var file = new MemoryStream();
        DatagramCapture capture = DatagramCapture.ToStream(file);
        UdpEndpoint server = Endpoints.Bind(change: options => options with { Capture = capture });
        Endpoints.Run(server, Handler.Echo);
        (UdpEndpoint client, Inbox replies) = Endpoints.Listen();
        byte[][] payloads = Payloads.Of([.. Enumerable.Repeat(100, 70), 30, 0, 5_000, 1, 60_000, .. Enumerable.Range(0, 50)]);
        using (DatagramSender sender = client.CreateSender())
            await Traffic.SendPacedAsync(sender, AddressOf(server), payloads, replies);
        await server.StopAsync().Within();
        server.TrySend(AddressOf(client), [1, 2]);
        await server.SendAsync(AddressOf(client), new byte[] { 3 });
        await capture.DisposeAsync().AsTask().Within();

        Captures.Entry[] entries = [.. await Captures.ReadAsync(file.ToArray(), 5_000)];
        Captures.Entry[] received = [.. entries.Where(entry => entry.Direction == CaptureDirection.Inbound)];
        Captures.Entry[] sent = [.. entries.Where(entry => entry.Direction == CaptureDirection.Outbound)];
        Payloads.AssertSame(payloads, [.. received.Select(entry => new Arrival(entry.Source, entry.Payload, entry.IsTruncated))]);
        Payloads.AssertSame([.. payloads, [1, 2], [3]], [.. sent.Select(entry => new Arrival(entry.Source, entry.Payload, entry.IsTruncated))]);
        Assert.All(received, entry => Assert.Equal((AddressOf(client), AddressOf(server)), (entry.Source, entry.Destination)));
        Assert.All(sent, entry => Assert.Equal((AddressOf(server), AddressOf(client)), (entry.Source, entry.Destination)));
        Assert.Equal(new CaptureStatistics(entries.Length, 0), capture.Statistics);
        Assert.True(entries.Zip(entries.Skip(1)).All(pair => pair.First.Time - pair.Second.Time < 1_000_000_000), "times are in order, but for races");
    }

    [Fact]
    public async Task A_capture_shows_what_is_on_its_way_and_not_what_an_impairment_makes_of_it()
    {
        var file = new MemoryStream();
        DatagramCapture capture = DatagramCapture.ToStream(file);
        var lossy = new LinkImpairment { Loss = LossModel.Independent(1) };
        UdpEndpoint endpoint = Endpoints.Bind(change: options => options with
        {
            Capture = capture,
            Impairment = new ImpairmentOptions { Outgoing = lossy, Incoming = lossy, TimeProvider = options.Network?.TimeProvider },
        });
        Endpoints.Run(endpoint, Handler.Echo);
        (UdpEndpoint peer, Inbox inbox) = Endpoints.Listen();
        peer.TrySend(AddressOf(endpoint), [7]);
        endpoint.TrySend(AddressOf(peer), [8]);
        await TimeLimits.Until(() => capture.Statistics.Recorded > 0, "the datagram has arrived");
        await capture.DisposeAsync().AsTask().Within();
        Captures.Entry entry = Assert.Single(await Captures.ReadAsync(file.ToArray()));
        Assert.Equal([7], entry.Payload);
        Assert.Equal(0, inbox.Count);
    }

    [Fact]
    public async Task Endpoints_may_share_a_capture_and_outlive_it()
    {
        var file = new MemoryStream();
        DatagramCapture capture = DatagramCapture.ToStream(file);
        UdpEndpoint first = Endpoints.Bind(change: options => options with { Capture = capture });
        UdpEndpoint second = Endpoints.Bind(change: options => options with { Capture = capture });
        Inbox inbox = Endpoints.Collect(second);
        first.TrySend(AddressOf(second), [1]);
        await inbox.TakeAsync(1);
        await capture.DisposeAsync().AsTask().Within();
        await capture.DisposeAsync().AsTask().Within();
        await capture.Completion.Within();
        first.TrySend(AddressOf(second), [2]);
        await inbox.TakeAsync(2);

        List<Captures.Entry> entries = await Captures.ReadAsync(file.ToArray());
        Assert.Equal([CaptureDirection.Inbound, CaptureDirection.Outbound], entries.Select(entry => entry.Direction).Order());
        Assert.All(entries, entry => Assert.Equal([1], entry.Payload));
        Assert.Equal(new CaptureStatistics(Recorded: 2, Dropped: 2), capture.Statistics);
        Assert.Throws<ObjectDisposedException>(() => Endpoints.Bind(change: options => options with { Capture = capture }));
    }

    [Fact]
    public async Task In_dual_mode_each_datagram_is_recorded_in_its_own_IP_version()
    {
        SkipWithoutIPv6();
        var file = new MemoryStream();
        DatagramCapture capture = DatagramCapture.ToStream(file);
        UdpEndpoint server = Endpoints.Bind(
            new System.Net.IPEndPoint(System.Net.IPAddress.IPv6Any, 0), options => options with { Capture = capture, MaxDatagramBytes = 5 });
        Inbox inbox = Endpoints.Collect(server);
        UdpEndpoint four = Endpoints.Bind();
        UdpEndpoint six = Endpoints.Bind(TestEndpoints.LoopbackV6);
        int port = server.LocalEndPoint.Port;
        four.TrySend(RemoteAddress.Parse($"127.0.0.1:{port}"), [4]);
        await inbox.TakeAsync(1);
        six.TrySend(RemoteAddress.Parse($"[::1]:{port}"), [6, 6, 6, 6, 6, 6]);
        await inbox.TakeAsync(2);
        await capture.DisposeAsync().AsTask().Within();
        List<Captures.Entry> entries = await Captures.ReadAsync(file.ToArray());
        Assert.Equal([AddressOf(four), AddressOf(six)], entries.Select(entry => entry.Source));
        Assert.Equal([$"0.0.0.0:{port}", $"[::]:{port}"], entries.Select(entry => entry.Destination.ToString()));
        Assert.Equal([false, true], entries.Select(entry => entry.IsTruncated));
        Assert.Equal(5, entries[1].Payload.Length);
    }

    [Fact]
    public async Task What_was_learnt_of_a_datagram_is_recorded_with_it()
    {
        var file = new MemoryStream();
        DatagramCapture capture = DatagramCapture.ToStream(file);
        UdpEndpoint server = Endpoints.Bind(
            new System.Net.IPEndPoint(System.Net.IPAddress.Any, 0), options => options with { Capture = capture, Metadata = MetadataFields.All });
        var learnt = new TaskCompletionSource<DatagramMetadata>(TaskCreationOptions.RunContinuationsAsynchronously);
        Endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender _) =>
        {
            foreach (Datagram datagram in batch)
                learnt.SetResult(datagram.Metadata);
        }));
        UdpEndpoint client = Endpoints.Bind();
        client.TrySend(RemoteAddress.Parse($"127.0.0.1:{server.LocalEndPoint.Port}"), [1]);
        DatagramMetadata metadata = await learnt.Task.Within();
        await capture.DisposeAsync().AsTask().Within();
        Captures.Entry entry = Assert.Single(await Captures.ReadAsync(file.ToArray()));
        if ((metadata.Fields & MetadataFields.LocalAddress) != 0)
            Assert.Equal($"127.0.0.1:{server.LocalEndPoint.Port}", entry.Destination.ToString());
        if ((metadata.Fields & MetadataFields.Timestamp) != 0)
            Assert.Equal(metadata.UnixNanoseconds, entry.Time);
    }

    [Fact]
    public async Task Recording_allocates_nothing_for_a_datagram_once_warm()
    {
        await using DatagramCapture capture = DatagramCapture.ToStream(Stream.Null);
        UdpEndpoint receiver = Endpoints.Bind(change: options => options with { Capture = capture });
        var counter = new Counter();
        Endpoints.Run(receiver, counter);
        using DatagramSender sender = Endpoints.Bind(change: options => options with { Capture = capture }).CreateSender();
        RemoteAddress remote = AddressOf(receiver);
        var payload = new byte[64];
        void Send(int total)
        {
            for (int sent = 0; sent < total; sent += 50)
            {
                long goal = counter.Count + 50;
                for (int i = 0; i < 50; i++)
                    sender.Send(remote, payload);
                sender.Flush();
                counter.WaitFor(goal);
            }
        }

        await TimeLimits.OnOwnThread(() => Send(MeasuredDatagrams)).Within();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 8 && least > MeasuredDatagrams; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await TimeLimits.OnOwnThread(() => Send(MeasuredDatagrams)).Within();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        // What a flush to the background costs, once in hundreds of datagrams; a byte each at most.
        Assert.True(least <= MeasuredDatagrams, $"{least:N0} bytes were allocated for {MeasuredDatagrams:N0} datagrams.");
    }
}
