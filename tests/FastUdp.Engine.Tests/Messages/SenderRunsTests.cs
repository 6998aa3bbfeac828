using System.Runtime.Versioning;
using FastUdp.Engine.Tests.FaultyKernel;
using FastUdp.Engine.Tests.Messages.Samples;
using FastUdp.Messages;
using FastUdp.Transport;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

/// <summary>How messages lie in the send block, seen where they leave it: at the kernel.</summary>
[SupportedOSPlatform("linux")]
public sealed class SenderRunsTests : IDisposable
{
    private static readonly RemoteAddress Remote = FaultyEndpoint.Remote;
    private static readonly RemoteAddress Other = RemoteAddress.Parse("127.0.0.1:10");

    private FaultyEndpoint? _endpoint;

    public SenderRunsTests() => FaultyEndpoint.SkipWithoutLinux();

    private FaultyEndpoint Endpoint => _endpoint ??= new FaultyEndpoint();

    private DatagramSender Sender => Endpoint.Sender;

    public void Dispose() => _endpoint?.Dispose();

    [Fact]
    public void Messages_of_a_fixed_size_leave_as_one_run_at_constant_stride()
    {
        for (uint i = 0; i < 60; i++)
            Sender.Send(Remote, new Tick(i, -i));
        Sender.Flush();
        Message message = Assert.Single(Endpoint.Kernel.Offered);
        Assert.Equal((Tick.WireSize, 60 * Tick.WireSize), (message.Stride, message.Payload.Length));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => new Tick((uint)i, -i)), Endpoint.Kernel.Taken.Select(Read));
    }

    [Fact]
    public void A_message_continues_a_run_of_raw_bytes_of_its_length()
    {
        Sender.Send(Remote, new byte[Tick.WireSize]);
        Sender.Send(Remote, new Tick(1, 2));
        Sender.Reserve(Remote, Tick.WireSize).Clear();
        Sender.Flush();
        Assert.Equal(3 * Tick.WireSize, Assert.Single(Endpoint.Kernel.Offered).Payload.Length);
        Assert.Equal(new Tick(1, 2), Read(Endpoint.Kernel.Taken[1]));
    }

    [Fact]
    public void A_message_that_continues_no_run_is_written_once_all_the_same()
    {
        Raw[] messages = [new(10), new(10), new(4), new(20), new(0), new(20)];
        foreach (Raw message in messages)
            Sender.Send(Remote, message);
        Sender.Send(Other, messages[1]);
        Sender.Flush();
        Assert.Equal([10, 10, 4, 20, 0, 20, 10], Endpoint.Kernel.Taken.Select(datagram => datagram.Length));
        Assert.Equal([1, 2, 1, 1, 2, 1], messages.Select(message => message.Writes));
    }

    [Fact]
    public void A_message_that_does_not_fit_behind_the_others_begins_the_next_block()
    {
        Sender.Send(Remote, new Raw(40_000, 1));
        Sender.Send(Remote, new Raw(40_000, 2));
        Assert.Equal([1], Endpoint.Kernel.Taken.Select(datagram => datagram[0]));
        Sender.Send(Remote, new Raw(25_535, 3));
        Assert.Single(Endpoint.Kernel.Taken);
        Sender.Flush();
        Assert.Equal([40_000, 40_000, 25_535], Endpoint.Kernel.Taken.Select(datagram => datagram.Length));
        Assert.All(Endpoint.Kernel.Taken, datagram => Assert.Single(datagram.Distinct()));
        Assert.Equal([1, 2, 3], Endpoint.Kernel.Taken.Select(datagram => datagram[0]));
    }

    [Fact]
    public void More_runs_than_a_sender_holds_leave_in_order_and_unharmed()
    {
        for (int i = 0; i < 3 * RunCoalescer.MaxRuns; i++)
            Sender.Send(i % 2 == 0 ? Remote : Other, new Tick((uint)i, ~i));
        Assert.Equal(2 * RunCoalescer.MaxRuns, Endpoint.Kernel.Taken.Count);
        Sender.Flush();
        Assert.Equal(Enumerable.Range(0, 3 * RunCoalescer.MaxRuns).Select(i => new Tick((uint)i, ~i)), Endpoint.Kernel.Taken.Select(Read));
    }

    [Fact]
    public void A_message_that_cannot_be_written_leaves_the_batch_as_it_was()
    {
        Sender.Send(Remote, new Tick(1, 1));
        var exception = Assert.Throws<ArgumentException>(() => Sender.Send(Remote, new Note(new string('x', Note.MaxTextBytes + 1))));
        Assert.Equal("A Note cannot be sent: Text: a length of 60,001 exceeds the maximum of 60,000.", exception.Message);
        exception = Assert.Throws<ArgumentException>(() => Sender.Send(Remote, new Note(null)));
        Assert.Equal("A Note cannot be sent: Text: null, in a field that is not nullable.", exception.Message);
        Assert.Throws<ArgumentException>(() => Sender.Send(Remote, new Note("ab\uD800")));
        Assert.Throws<ArgumentException>(() => Sender.Send(Remote, new Frame(1, new byte[Frame.MaxContentBytes + 1])));
        Sender.Send(Remote, new Tick(2, 2));
        Assert.Empty(Endpoint.Kernel.Offered);
        Sender.Flush();
        Assert.Equal([new Tick(1, 1), new Tick(2, 2)], Endpoint.Kernel.Taken.Select(Read));
        Assert.Single(Endpoint.Kernel.Offered);
    }

    [Fact]
    public void A_remote_that_cannot_be_reached_leaves_the_batch_as_it_was()
    {
        Sender.Send(Remote, new Tick(1, 1));
        Assert.Throws<ArgumentException>(() => Sender.Send(RemoteAddress.Parse("[::1]:9"), new Tick(66, 66)));
        Assert.Throws<InvalidOperationException>(() => Sender.Send(new Tick(66, 66)));
        Assert.Throws<ArgumentException>(() => Sender.Send(Remote, new Raw(UdpLimits.MaxIPv4PayloadBytes + 1)));
        Sender.Send(Remote, new Tick(2, 2));
        Sender.Flush();
        Assert.Equal([new Tick(1, 1), new Tick(2, 2)], Endpoint.Kernel.Taken.Select(Read));
    }

    [Fact]
    public void A_message_larger_than_any_block_is_refused_and_not_tried_for_ever()
    {
        Sender.Send(Remote, new Tick(1, 1));
        var exception = Assert.Throws<ArgumentException>(() => Sender.Send(Remote, new Raw(70_000)));
        Assert.Contains("Fill: 0 bytes of room are left of at least 1", exception.Message, StringComparison.Ordinal);
        Sender.Send(Remote, new Tick(2, 2));
        Sender.Flush();
        Assert.Equal([new Tick(1, 1), new Tick(2, 2)], Endpoint.Kernel.Taken.Select(Read));
    }

    [Fact]
    public void Whatever_messages_are_sent_leave_whole_and_in_order() =>
        Always.HoldsForLists(
            from isOther in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from length in Gen.Frequency((8, Gen.Elements(0, 1, 13, 13, 13, 100)), (1, Gen.Choose(0, 66_000)))
            select (isOther, length),
            messages =>
            {
                using var endpoint = new FaultyEndpoint();
                var expected = new List<(int, byte)>();
                for (int i = 0; i < messages.Length; i++)
                {
                    (bool isOther, int length) = messages[i];
                    if (length > UdpLimits.MaxIPv4PayloadBytes)
                    {
                        Assert.Throws<ArgumentException>(() => endpoint.Sender.Send(Remote, new Raw(length, 255)));
                        continue;
                    }
                    endpoint.Sender.Send(isOther ? Other : Remote, new Raw(length, (byte)i));
                    expected.Add((length, length == 0 ? (byte)0 : (byte)i));
                }
                endpoint.Sender.Flush();
                Assert.All(endpoint.Kernel.Taken, datagram => Assert.InRange(datagram.Distinct().Count(), 0, 1));
                Assert.Equal(expected, endpoint.Kernel.Taken.Select(datagram => (datagram.Length, datagram.FirstOrDefault())));
            },
            times: 100);

    private static Tick Read(byte[] datagram)
    {
        Assert.True(Tick.TryRead(datagram, out Tick tick, out WireFault fault), fault.ToString());
        return tick;
    }
}
