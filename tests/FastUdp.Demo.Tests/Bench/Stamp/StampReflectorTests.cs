using System.Net;
using FastUdp.Demo.Bench.Stamp;
using FastUdp.Samples.Formats;
using FsCheck;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Stamp;

/// <summary>What a reflector does with whatever comes.</summary>
public class StampReflectorTests
{
    private static readonly NtpTimestamp SentAt = new(0xED01_B425_8000_0000);
    private static readonly StampErrorEstimate SentError = new(true, false, 5, 9);

    private readonly SimulatedStamp _stamp = new();

    [Fact]
    public void An_answer_is_as_long_as_its_packet_and_has_all_of_it()
    {
        byte[] packet = [.. Packet(7), 1, 2, 3, 4];
        (byte[][] answers, _) = Reflect([packet]);
        byte[] answer = Assert.Single(answers);
        Assert.Equal(packet.Length, answer.Length);
        Assert.Equal(packet[44..], answer[44..]);

        Assert.True(StampReflectorPacket.TryRead(answer, out StampReflectorPacket read, out _));
        Assert.Equal((7u, 7u, SentAt, SentError), (read.SequenceNumber, read.SenderSequenceNumber, read.SenderTimestamp, read.SenderError));
        Assert.Equal(64, read.SenderTimeToLive);
        Assert.Equal(ClockError.Unknown.ToEstimate(), read.Error);
        Assert.Equal(2_000, read.ReceiveTimestamp.Time.Year);
        Assert.True(read.Timestamp.NanosecondsSince(read.ReceiveTimestamp) >= 0);
    }

    [Fact]
    public void A_stateful_one_numbers_its_answers()
    {
        (byte[][] answers, ReflectorCounts counts) = Reflect([Packet(5), Packet(9)], isStateful: true);
        Assert.Equal([0u, 1u], answers.Select(static answer => ReadNumber(answer)));
        Assert.Equal((2, 1), (counts.Reflected, counts.Sessions));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    [InlineData(43)]
    public void A_packet_that_is_too_short_is_counted_and_dropped(int length)
    {
        (byte[][] answers, ReflectorCounts counts) = Reflect([Packet(1)[..length]]);
        Assert.Empty(answers);
        Assert.Equal((1, 1, 0), (counts.Received, counts.Malformed, counts.Reflected));
    }

    [Fact]
    public void A_reflection_is_not_reflected_so_that_one_packet_does_not_run_for_ever()
    {
        (byte[][] answers, _) = Reflect([Packet(1)]);
        (byte[][] again, ReflectorCounts counts) = Reflect(answers);
        Assert.Empty(again);
        Assert.Equal(1, counts.Reflections);
    }

    [Fact]
    public void Padding_of_a_TWAMP_sender_is_no_reflection()
    {
        byte[] packet = Packet(1);
        packet.AsSpan(14).Fill(0xA5);
        Assert.Single(Reflect([packet]).Answers);
    }

    [Fact]
    public void Whatever_comes_no_answer_is_longer_and_every_packet_is_counted_once()
    {
        Gen<byte[]> hostile = Gen.Choose(0, 255).Select(static value => (byte)value).ArrayOf(60)
            .SelectMany(static bytes => Gen.Choose(0, 60).Select(length => bytes[..length]));
        Always.HoldsForLists(hostile, packets =>
        {
            (byte[][] answers, ReflectorCounts counts) = Reflect(packets, isStateful: true);
            Assert.Equal(packets.LongLength, counts.Received);
            Assert.Equal(counts.Received, counts.Reflected + counts.Malformed + counts.Reflections + counts.ToMany + counts.Crowded);
            Assert.Equal(counts.Reflected, answers.LongLength);
            Assert.Equal(packets.Count(static packet => packet.Length < 44), counts.Malformed);
            Assert.Equal(packets.Where(static packet => packet.Length >= 44).Select(static packet => packet.Length), answers.Select(static answer => answer.Length));
        }, longest: 20, times: 50);
    }

    private static byte[] Packet(uint number)
    {
        byte[] packet = new byte[StampSenderPacket.MaxWireSize];
        Assert.True(StampSenderPacket.TryWrite(new StampSenderPacket(number, SentAt, SentError), packet, out _, out _));
        return packet;
    }

    private static uint ReadNumber(byte[] answer) => StampReflectorPacket.TryRead(answer, out StampReflectorPacket packet, out _) ? packet.SequenceNumber : uint.MaxValue;

    /// <summary>Sends packets to a new reflector and gathers the answers.</summary>
    private (byte[][] Answers, ReflectorCounts Counts) Reflect(byte[][] packets, bool isStateful = false)
    {
        var answers = new Gathered();
        StampReflector reflector = _stamp.NewReflector(isStateful);
        _stamp.Network.Run(
            async () =>
            {
                await using UdpEndpoint reflecting = _stamp.Bind(SimulatedStamp.Reflector);
                _ = reflecting.RunAsync(reflector);
                await using UdpEndpoint sender = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.2:5000"), new UdpEndpointOptions { Network = _stamp.Network });
                _ = sender.RunAsync(answers);
                foreach (byte[] packet in packets)
                    sender.TrySend((RemoteAddress)SimulatedStamp.Reflector, packet);
                await Task.Delay(TimeSpan.FromSeconds(1), _stamp.Network.TimeProvider);
            },
            limit: TimeSpan.FromMinutes(1));
        return ([.. answers.Payloads], reflector.Counts);
    }

    private sealed class Gathered : IDatagramHandler
    {
        public List<byte[]> Payloads { get; } = [];

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                Payloads.Add(datagram.Payload.ToArray());
        }
    }
}
