using System.Buffers;
using System.IO.Pipelines;
using FastUdp.Capture;
using FastUdp.Engine.Tests.Simulation;
using FastUdp.Engine.Tests.Support;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

public sealed class CaptureReplayTests : IAsyncDisposable
{
    private static readonly RemoteAddress Client = RemoteAddress.Parse("10.0.0.8:1000");
    private static readonly RemoteAddress Server = RemoteAddress.Parse("10.0.0.9:53");

    private readonly TestEndpoints _endpoints = new(new UdpEndpointOptions());

    public ValueTask DisposeAsync() => _endpoints.DisposeAsync();

    [Theory]
    [InlineData(1, "0 0 10 30 30 1000")]
    [InlineData(2, "0 0 5 15 15 500")]
    [InlineData(0.1, "0 0 100 300 300 10000")]
    [InlineData(double.PositiveInfinity, "0 0 0 0 0 0")]
    public async Task Datagrams_leave_at_the_pace_they_were_captured_at_or_a_multiple_of_it(double speed, string expected)
    {
        // The fifth was recorded with an earlier time than the fourth: it leaves at once.
        byte[] file = await RecordAsync((0, 1), (0, 2), (10, 3), (30, 4), (25, 5), (1_000, 6));
        var network = new SimulatedNetwork();
        (UdpEndpoint receiver, List<string> trace) = network.Listen("10.0.0.1:7");
        UdpEndpoint sender = network.Connect("10.0.0.1:7");
        ReplayResult result = default;
        network.Run(
            async () =>
            {
                await using var reader = new CaptureReader(PipeReader.Create(new ReadOnlySequence<byte>(file)));
                result = await CaptureReplay.RunAsync(reader, sender, options: new ReplayOptions { Speed = speed });
            },
            limit: TimeSpan.FromMinutes(1));
        network.RunUntilIdle(TimeSpan.FromSeconds(1));
        receiver.Dispose();
        Assert.Equal(expected, string.Join(' ', trace.Select(line => line.Split(' ')[0])));
        Assert.Equal(["01", "02", "03", "04", "05", "06"], trace.Select(line => line.Split(' ')[2]));
        Assert.Equal((6, 0, 0), (result.Sent, result.Deselected, result.Truncated));
        Assert.Equal(TimeSpan.FromMilliseconds(int.Parse(expected.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)), result.Duration);
    }

    [Theory]
    [InlineData(null, null, 4, 0)]
    [InlineData(CaptureDirection.Inbound, null, 2, 3)]
    [InlineData(CaptureDirection.Outbound, 53, 2, 2)]
    [InlineData(null, 1_000, 4, 0)]
    [InlineData(null, 7, 0, 5)]
    public async Task Only_what_the_options_select_and_the_capture_holds_whole_is_sent(CaptureDirection? direction, int? port, int sent, int deselected)
    {
        byte[] file = await RecordAsync([
            Make(1) with { Direction = CaptureDirection.Inbound },
            Make(2) with { Direction = CaptureDirection.Outbound, Source = Client, Destination = Server },
            Make(3) with { Direction = CaptureDirection.Inbound },
            Make(4) with { Direction = CaptureDirection.Outbound, OriginalLength = 9, Source = Client, Destination = Server },
            Make(5) with { Direction = CaptureDirection.Outbound },
        ]);
        (UdpEndpoint receiver, Inbox inbox) = _endpoints.Listen();
        await using var reader = new CaptureReader(PipeReader.Create(new ReadOnlySequence<byte>(file)));
        ReplayResult result = await CaptureReplay.RunAsync(
            reader, _endpoints.Bind(), receiver.LocalEndPoint, new ReplayOptions { Direction = direction, Port = port }).Within();
        Assert.Equal((sent, deselected, 5 - sent - deselected), (result.Sent, result.Deselected, result.Truncated));
        await inbox.TakeAsync(sent);
    }

    [Fact]
    public async Task Of_a_broken_capture_what_is_whole_is_sent()
    {
        byte[] file = await RecordAsync((0, 1), (0, 2), (0, 3));
        (UdpEndpoint receiver, Inbox inbox) = _endpoints.Listen();
        await using var reader = new CaptureReader(PipeReader.Create(new ReadOnlySequence<byte>(file, 0, file.Length - 1)));
        await Assert.ThrowsAsync<InvalidDataException>(() => CaptureReplay.RunAsync(reader, _endpoints.Bind(), receiver.LocalEndPoint).Within());
        Payloads.AssertSame([[1], [2]], await inbox.TakeAsync(2));
    }

    [Fact]
    public async Task A_replay_can_be_cancelled_and_is_refused_without_a_remote_or_with_bad_options()
    {
        byte[] file = await RecordAsync((0, 1), (86_400_000, 2));
        (UdpEndpoint receiver, Inbox inbox) = _endpoints.Listen();
        UdpEndpoint sender = _endpoints.Bind();
        await using var reader = new CaptureReader(PipeReader.Create(new ReadOnlySequence<byte>(file)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CaptureReplay.RunAsync(reader, sender).Within());
        foreach (ReplayOptions bad in (ReplayOptions[])[new() { Speed = 0 }, new() { Speed = double.NaN }, new() { Port = 65_536 }])
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => CaptureReplay.RunAsync(reader, sender, receiver.LocalEndPoint, bad).Within());
        using var stop = new CancellationTokenSource();
        Task<ReplayResult> replay = CaptureReplay.RunAsync(reader, sender, receiver.LocalEndPoint, cancellationToken: stop.Token);
        await inbox.TakeAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => replay.Within());
    }

    private static CapturedDatagram Make(byte payload, long milliseconds = 0) => new()
    {
        Source = Server,
        Destination = Client,
        UnixNanoseconds = 1_700_000_000_000_000_000 + (milliseconds * 1_000_000),
        Payload = new[] { payload },
    };

    private static Task<byte[]> RecordAsync(params (long Milliseconds, byte Payload)[] datagrams) =>
        RecordAsync([.. datagrams.Select(datagram => Make(datagram.Payload, datagram.Milliseconds))]);

    private static async Task<byte[]> RecordAsync(CapturedDatagram[] datagrams)
    {
        var file = new MemoryStream();
        await using (DatagramCapture capture = DatagramCapture.ToStream(file))
        {
            foreach (CapturedDatagram datagram in datagrams)
                capture.Record(datagram);
        }
        return file.ToArray();
    }
}
