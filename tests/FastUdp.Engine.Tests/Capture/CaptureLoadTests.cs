using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipelines;
using FastUdp.Capture;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>A capture of a million datagrams: none is missing, and they are replayed as they came.</summary>
public sealed class CaptureLoadTests : IAsyncDisposable
{
    private const int Total = 1_000_000;
    private const int PayloadBytes = 64;

    // What a receive buffer of a common size surely holds, coalesced as it is.
    private const int Window = 1_000;

    private readonly TestEndpoints _endpoints = new(new UdpEndpointOptions());
    private readonly Scratch _scratch = new();

    public async ValueTask DisposeAsync()
    {
        await _endpoints.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_million_datagrams_are_all_captured_and_replayed_in_order()
    {
        string file = _scratch.File("million.pcapng");
        await using (DatagramCapture capture = DatagramCapture.ToFile(file))
        {
            UdpEndpoint receiver = _endpoints.Bind(change: options => options with { Capture = capture });
            Assert.SkipUnless(receiver.Capabilities.Gro.IsOn, $"a million datagrams take too long: {receiver.Capabilities.Gro.Reason}");
            var sequence = new SequenceCheck();
            _endpoints.Run(receiver, sequence);
            await TimeLimits.OnOwnThread(() => SendNumbers(receiver, sequence)).WaitAsync(5 * TimeLimits.Limit);
            await capture.DisposeAsync();
            Assert.Equal(new CaptureStatistics(Total, 0), capture.Statistics);
        }
        await AssertHoldsNumbersAsync(file);
        await ReplayAsync(file);
    }

    private void SendNumbers(UdpEndpoint receiver, SequenceCheck sequence)
    {
        RemoteAddress remote = receiver.LocalEndPoint;
        using DatagramSender sender = _endpoints.Bind().CreateSender();
        for (int number = 0; number < Total;)
        {
            for (int end = number + Window; number < end; number++)
            {
                Span<byte> place = sender.Reserve(remote, PayloadBytes);
                place.Clear();
                BinaryPrimitives.WriteInt32LittleEndian(place, number);
            }
            sender.Flush();
            sequence.WaitFor(number);
        }
    }

    private static async Task AssertHoldsNumbersAsync(string file)
    {
        await using CaptureReader reader = CaptureReader.Open(file);
        int next = 0;
        await foreach (CapturedDatagram datagram in reader.ReadAllAsync())
            Assert.True(datagram.Payload.Length == PayloadBytes && BinaryPrimitives.ReadInt32LittleEndian(datagram.Payload.Span) == next++, "in order");
        Assert.Equal(Total, next);
        Assert.Equal(Total, reader.Statistics.Datagrams);
    }

    /// <summary>Feeds the replay a piece of the file at a time, and waits for what is whole of it to arrive: a socket has no back-pressure.</summary>
    private async Task ReplayAsync(string file)
    {
        byte[] bytes = await File.ReadAllBytesAsync(file);
        int recordBytes = PacketTemplate.MeasureBlock(isIPv4: true, PayloadBytes);
        int headerBytes = bytes.Length - (Total * recordBytes);
        UdpEndpoint receiver = _endpoints.Bind();
        var sequence = new SequenceCheck();
        _endpoints.Run(receiver, sequence);
        var pipe = new Pipe();
        await using var reader = new CaptureReader(pipe.Reader);
        Task<ReplayResult> replay = CaptureReplay.RunAsync(
            reader, _endpoints.Bind(), receiver.LocalEndPoint, new ReplayOptions { Speed = double.PositiveInfinity });
        const int Piece = 130_000;
        for (int fed = 0; fed < bytes.Length;)
        {
            int length = Math.Min(Piece, bytes.Length - fed);
            await pipe.Writer.WriteAsync(bytes.AsMemory(fed, length)).AsTask().Within();
            fed += length;
            if (fed == bytes.Length)
                await pipe.Writer.CompleteAsync();
            await TimeLimits.OnOwnThread(() => sequence.WaitFor((fed - headerBytes) / recordBytes)).Within();
        }
        Assert.Equal(Total, (await replay.Within()).Sent);
    }

    /// <summary>Fails the receive when a number is not the one after the last.</summary>
    private sealed class SequenceCheck : IDatagramHandler
    {
        private int _count;

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            int next = _count;
            foreach (Datagram datagram in batch)
            {
                if (BinaryPrimitives.ReadInt32LittleEndian(datagram.Payload) != next++)
                    throw new InvalidOperationException($"Datagram {next - 1:N0} is missing or out of order.");
            }
            Volatile.Write(ref _count, next);
        }

        public void WaitFor(int count)
        {
            long start = Stopwatch.GetTimestamp();
            var spin = default(SpinWait);
            while (Volatile.Read(ref _count) < count)
            {
                spin.SpinOnce(sleep1Threshold: -1);
                if (Stopwatch.GetElapsedTime(start) > TimeLimits.Limit)
                    throw new TimeoutException($"{_count:N0} of {count:N0} datagrams arrived.");
            }
        }
    }
}
