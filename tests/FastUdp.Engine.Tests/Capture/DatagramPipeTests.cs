using System.Buffers;
using System.IO.Pipelines;
using FastUdp.Capture;
using FastUdp.Engine.Tests.Support;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

public sealed class DatagramPipeTests : IAsyncDisposable
{
    private readonly TestEndpoints _endpoints = new(new UdpEndpointOptions());

    public ValueTask DisposeAsync() => _endpoints.DisposeAsync();

    [Fact]
    public void A_frame_is_its_length_in_network_order_and_its_bytes()
    {
        var stream = new ArrayBufferWriter<byte>();
        DatagramPipe.Write(stream, [7, 8, 9]);
        DatagramPipe.Write(stream, []);
        Assert.Equal([0, 3, 7, 8, 9, 0, 0], stream.WrittenSpan.ToArray());
    }

    [Fact]
    public void Frames_are_read_as_they_were_written_wherever_the_stream_is_cut() =>
        Always.HoldsForLists(Gen.Frequency((5, Gen.Choose(0, 40)), (1, Gen.Choose(0, 65_535))), lengths =>
        {
            byte[][] payloads = Payloads.Of(lengths);
            var stream = new ArrayBufferWriter<byte>();
            foreach (byte[] payload in payloads)
                DatagramPipe.Write(stream, payload);
            int seed = lengths.Length == 0 ? 1 : lengths[0];
            ReadOnlySequence<byte> rest = SplitSequence.Of(stream.WrittenMemory, 1 + (seed % 7), 0, 1 + (seed % 300), 2);
            foreach (byte[] payload in payloads)
            {
                Assert.True(DatagramPipe.TryRead(ref rest, out ReadOnlySequence<byte> datagram));
                Assert.Equal(payload, datagram.ToArray());
            }
            Assert.False(DatagramPipe.TryRead(ref rest, out _));
            Assert.True(rest.IsEmpty);
        }, longest: 30);

    [Fact]
    public void Of_a_frame_that_is_not_whole_nothing_is_taken()
    {
        byte[] frame = [0, 3, 7, 8, 9];
        for (int length = 0; length < frame.Length; length++)
        {
            var rest = new ReadOnlySequence<byte>(frame, 0, length);
            Assert.False(DatagramPipe.TryRead(ref rest, out ReadOnlySequence<byte> datagram));
            Assert.Equal(length, rest.Length);
            Assert.True(datagram.IsEmpty);
        }
    }

    [Fact]
    public void What_no_frame_can_hold_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => DatagramPipe.Write(new ArrayBufferWriter<byte>(), new byte[65_536]));
        Assert.StartsWith("65,536 bytes exceed the 65,535", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_endpoint_receives_into_a_pipe_another_sends_out_of_it()
    {
        (UdpEndpoint last, Inbox inbox) = _endpoints.Listen();
        UdpEndpoint middle = _endpoints.Bind();
        UdpEndpoint onwards = _endpoints.Connect(last.LocalEndPoint);
        UdpEndpoint origin = _endpoints.Connect(middle.LocalEndPoint);
        var pipe = new Pipe();
        Task<long> receiving = DatagramPipe.CopyToAsync(middle, pipe.Writer);
        Task<long> sending = DatagramPipe.SendFromAsync(onwards, pipe.Reader);
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 2_000).Select(i => i % 7 == 0 ? 5_000 : i % 200));
        using (DatagramSender sender = origin.CreateSender())
            await Traffic.SendPacedAsync(sender, middle.LocalEndPoint, payloads, inbox);
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
        await middle.StopAsync().Within();
        Assert.Equal(payloads.Length, await receiving.Within());
        await pipe.Writer.CompleteAsync();
        Assert.Equal(payloads.Length, await sending.Within());
    }

    [Fact]
    public async Task A_pipe_that_ends_within_a_frame_is_sent_up_to_it()
    {
        (UdpEndpoint receiver, Inbox inbox) = _endpoints.Listen();
        UdpEndpoint origin = _endpoints.Bind();
        PipeReader source = PipeReader.Create(new ReadOnlySequence<byte>([0, 1, 42, 0, 2, 43]));
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(
            () => DatagramPipe.SendFromAsync(origin, receiver.LocalEndPoint, source).Within());
        Assert.Equal("The record at offset 3 is cut off: the stream ends 3 bytes later.", error.Message);
        Payloads.AssertSame([[42]], await inbox.TakeAsync(1));
    }

    [Fact]
    public async Task A_reader_that_is_done_ends_the_receiving_and_so_does_a_cancellation()
    {
        UdpEndpoint endpoint = _endpoints.Bind();
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync();
        Task<long> receiving = DatagramPipe.CopyToAsync(endpoint, pipe.Writer);
        endpoint.TrySend(endpoint.LocalEndPoint, [1]);
        Assert.Equal(1, await receiving.Within());

        using var stop = new CancellationTokenSource();
        var other = new Pipe();
        receiving = DatagramPipe.CopyToAsync(endpoint, other.Writer, stop.Token);
        Task<long> sending = DatagramPipe.SendFromAsync(endpoint, endpoint.LocalEndPoint, other.Reader, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving.Within());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.Within());
    }

    [Fact]
    public async Task An_endpoint_without_a_remote_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => DatagramPipe.SendFromAsync(_endpoints.Bind(), new Pipe().Reader).Within());
}
