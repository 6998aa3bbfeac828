using FastUdp.Capture;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>Disks that are slow, full or gone.</summary>
public sealed class CaptureFailureTests : IAsyncDisposable
{
    private const int Sent = 40;

    private readonly TestEndpoints _endpoints = new(new UdpEndpointOptions());

    public ValueTask DisposeAsync() => _endpoints.DisposeAsync();

    [Fact]
    public async Task When_the_disk_is_full_the_endpoint_goes_on_and_the_capture_says_so()
    {
        DatagramCapture capture = DatagramCapture.ToStream(new Disk { CapacityBytes = 100_000 });
        (UdpEndpoint endpoint, Inbox inbox) = _endpoints.Listen(change: options => options with { Capture = capture });
        await SendAsync(endpoint, inbox, Sent);
        IOException error = await Assert.ThrowsAsync<IOException>(() => capture.Completion.Within());
        Assert.Equal(Disk.Full, error.Message);
        await SendAsync(endpoint, inbox, Sent);
        Assert.Equal(2 * Sent, capture.Statistics.Recorded + capture.Statistics.Dropped);
        Assert.InRange(capture.Statistics.Dropped, Sent, 2 * Sent);
        Assert.Same(error, await Assert.ThrowsAsync<IOException>(() => capture.DisposeAsync().AsTask().Within()));

        // What it is bound to may have nothing left to write to, and is bound nevertheless.
        DatagramCapture broken = DatagramCapture.ToStream(new Disk { CapacityBytes = 0 });
        (UdpEndpoint other, Inbox otherInbox) = _endpoints.Listen(change: options => options with { Capture = broken });
        await SendAsync(other, otherInbox, Sent);
        await Assert.ThrowsAsync<IOException>(() => broken.DisposeAsync().AsTask().Within());
    }

    [Fact]
    public async Task While_the_disk_is_behind_the_receive_loop_waits_and_nothing_is_missing()
    {
        var disk = new Disk();
        disk.Gate.Reset();
        DatagramCapture capture = DatagramCapture.ToStream(disk, new CaptureOptions { BufferBytes = 65_536 });
        (UdpEndpoint endpoint, Inbox inbox) = _endpoints.Listen(change: options => options with { Capture = capture, ReceiveSlots = 1 });
        UdpEndpoint origin = _endpoints.Bind();
        for (int i = 0; i < 5; i++)
            origin.TrySend(endpoint.LocalEndPoint, Payloads.Make(i, 30_000));
        await TimeLimits.Until(() => capture.Statistics.Recorded >= 3, "the buffer is full");
        Assert.InRange(inbox.Count, 0, 4);
        disk.Gate.Set();
        await inbox.TakeAsync(5);
        await SendAsync(endpoint, inbox, Sent);
        await capture.DisposeAsync().AsTask().Within();
        Assert.Equal(new CaptureStatistics(5 + Sent, 0), capture.Statistics);
        Assert.Equal(5 + Sent, (await Captures.ReadAsync(disk.ToArray(), 10_000)).Count);
    }

    [Fact]
    public async Task While_the_disk_is_behind_a_capture_that_may_drop_does_and_counts_it()
    {
        var disk = new Disk();
        disk.Gate.Reset();
        DatagramCapture capture = DatagramCapture.ToStream(disk, new CaptureOptions { BufferBytes = 65_536, WhenBehind = CaptureBehindPolicy.Drop });
        (UdpEndpoint endpoint, Inbox inbox) = _endpoints.Listen(change: options => options with { Capture = capture });
        await SendAsync(endpoint, inbox, Sent);
        CaptureStatistics behind = capture.Statistics;
        Assert.InRange(behind.Recorded, 2, 5);
        Assert.Equal(Sent - behind.Recorded, behind.Dropped);
        UdpEndpoint late = _endpoints.Bind(change: options => options with { Capture = capture });
        disk.Gate.Set();
        await TimeLimits.Until(
            () =>
            {
                late.TrySend(endpoint.LocalEndPoint, [1]);
                return capture.Statistics.Recorded > behind.Recorded;
            },
            "it records again");
        await capture.DisposeAsync().AsTask().Within();
        Assert.Equal(capture.Statistics.Recorded, (await Captures.ReadAsync(disk.ToArray(), 10_000)).Count);
    }

    [Fact]
    public async Task What_little_is_recorded_is_soon_in_the_file()
    {
        var disk = new Disk();
        await using DatagramCapture capture = DatagramCapture.ToStream(disk);
        (UdpEndpoint endpoint, Inbox inbox) = _endpoints.Listen(change: options => options with { Capture = capture });
        endpoint.TrySend(endpoint.LocalEndPoint, [1]);
        await inbox.TakeAsync(1);
        await TimeLimits.Until(() => disk.Length > 0, "it is written without being asked");
        Assert.Equal(2, (await Captures.ReadAsync(disk.ToArray())).Count);
    }

    [Fact]
    public async Task A_pipe_of_ones_own_that_is_completed_ends_the_capture_and_not_the_endpoint()
    {
        var pipe = new System.IO.Pipelines.Pipe();
        var capture = new DatagramCapture(pipe.Writer);
        (UdpEndpoint endpoint, Inbox inbox) = _endpoints.Listen(change: options => options with { Capture = capture });
        await SendAsync(endpoint, inbox, 1);
        await pipe.Writer.CompleteAsync();
        await SendAsync(endpoint, inbox, Sent);
        Assert.Equal(new CaptureStatistics(1, Sent), capture.Statistics);
        await Assert.ThrowsAsync<InvalidOperationException>(() => capture.DisposeAsync().AsTask().Within());
    }

    [Fact]
    public void Options_out_of_their_bounds_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DatagramCapture.ToStream(Stream.Null, new CaptureOptions { BufferBytes = 65_535 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => DatagramCapture.ToStream(Stream.Null, new CaptureOptions { BufferBytes = (1 << 30) + 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => DatagramCapture.ToFile("/", new CaptureOptions { WhenBehind = (CaptureBehindPolicy)2 }));
    }

    private async Task SendAsync(UdpEndpoint endpoint, Inbox inbox, int count)
    {
        using DatagramSender sender = _endpoints.Bind().CreateSender();
        await Traffic.SendPacedAsync(sender, endpoint.LocalEndPoint, Payloads.Of(Enumerable.Repeat(30_000, count)), inbox);
    }

    /// <summary>A file in memory that takes so many bytes, and none while its gate is closed.</summary>
    private sealed class Disk : MemoryStream
    {
        public const string Full = "No space left on the device.";

        public ManualResetEventSlim Gate { get; } = new(initialState: true);

        public long CapacityBytes { get; init; } = long.MaxValue;

        public override long Length
        {
            get
            {
                lock (Gate)
                    return base.Length;
            }
        }

        public override byte[] ToArray()
        {
            lock (Gate)
                return base.ToArray();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Run(Gate.Wait, cancellationToken);
            if (Length + buffer.Length > CapacityBytes)
                throw new IOException(Full);
            lock (Gate)
                Write(buffer.Span);
        }
    }
}
