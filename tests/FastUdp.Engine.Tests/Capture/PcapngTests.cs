using System.IO.Pipelines;
using FastUdp.Capture;
using FastUdp.Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>What a capture writes, a reader reads, wherever the pipe is cut.</summary>
public sealed class PcapngTests
{
    private static readonly RemoteAddress[] IPv4 = [RemoteAddress.Parse("192.0.2.1:53"), RemoteAddress.Parse("0.0.0.0:0"), RemoteAddress.Parse("255.255.255.255:65535")];
    private static readonly RemoteAddress[] IPv6 = [RemoteAddress.Parse("[2001:db8::1]:53"), RemoteAddress.Parse("[::]:0"), RemoteAddress.Parse("[ff02::1]:65535")];

    private static readonly Gen<CapturedDatagram> Datagrams =
        from addresses in Gen.Elements(IPv4, IPv6)
        from source in Gen.Elements(addresses)
        from destination in Gen.Elements(addresses)
        from direction in Gen.Elements(CaptureDirection.Unknown, CaptureDirection.Inbound, CaptureDirection.Outbound)
        from time in Gen.Choose(0, int.MaxValue)
        from length in Gen.Frequency((8, Gen.Choose(0, 100)), (1, Gen.Choose(0, 65_507)))
        from cut in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, 65_507)))
        select new CapturedDatagram
        {
            Source = source,
            Destination = destination,
            Direction = direction,
            UnixNanoseconds = time * 1_000_000_007L,
            Payload = Payloads.Make(time, length),
            OriginalLength = cut > length ? cut : 0,
        };

    [Fact]
    public void What_was_recorded_is_read_again() =>
        Always.HoldsForLists(Datagrams, datagrams => RoundTripAsync(datagrams).GetAwaiter().GetResult(), longest: 40, times: 150);

    [Theory]
    [InlineData("127.0.0.1:1", 65_507)]
    [InlineData("[::1]:1", 65_527)]
    public async Task The_longest_datagrams_fit(string address, int length)
    {
        RemoteAddress end = RemoteAddress.Parse(address);
        await RoundTripAsync([new CapturedDatagram { Source = end, Destination = end, Payload = Payloads.Make(1, length) }]);
        await using DatagramCapture capture = DatagramCapture.ToStream(new MemoryStream());
        Assert.Throws<ArgumentException>(() => capture.Record(new CapturedDatagram { Source = end, Destination = end, Payload = new byte[length + 1] }));
        Assert.Throws<ArgumentException>(() => capture.Record(new CapturedDatagram { Source = end, Destination = end, OriginalLength = length + 1 }));
        Assert.Throws<ArgumentException>(() => capture.Record(new CapturedDatagram { Source = end }));
        Assert.Throws<ArgumentException>(() => capture.Record(default));
    }

    [Fact]
    public async Task A_pipe_of_ones_own_gets_the_capture_and_is_completed()
    {
        var pipe = new Pipe();
        await using (var capture = new DatagramCapture(pipe.Writer))
            capture.Record(new CapturedDatagram { Source = IPv4[0], Destination = IPv4[1], Payload = new byte[] { 1, 2, 3 } });
        await using var reader = new CaptureReader(pipe.Reader);
        Captures.Entry entry = Assert.Single(await Captures.ReadAsync(reader).Within());
        Assert.Equal([1, 2, 3], entry.Payload);
    }

    private static async Task RoundTripAsync(CapturedDatagram[] datagrams)
    {
        var file = new MemoryStream();
        await using (DatagramCapture capture = DatagramCapture.ToStream(file))
        {
            foreach (CapturedDatagram datagram in datagrams)
                capture.Record(datagram);
        }
        int cut = 1 + (datagrams.Length * 13 % 200);
        List<Captures.Entry> read = await Captures.ReadAsync(file.ToArray(), cut, 0, 5_000, 1);
        Assert.Equal(datagrams.Length, read.Count);
        foreach ((CapturedDatagram written, Captures.Entry entry) in datagrams.Zip(read))
        {
            Assert.Equal(
                (written.Source, written.Destination, written.Direction, written.UnixNanoseconds, written.IsTruncated),
                (entry.Source, entry.Destination, entry.Direction, entry.Time, entry.IsTruncated));
            Assert.True(written.Payload.Span.SequenceEqual(entry.Payload));
        }
    }
}
