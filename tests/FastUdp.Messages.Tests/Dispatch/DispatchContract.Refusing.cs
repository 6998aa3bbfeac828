using Xunit;

namespace FastUdp.Messages.Tests.Dispatch;

public abstract partial class DispatchContract
{
    /// <summary>Datagrams that no handler of <see cref="Server"/> takes, and why.</summary>
    private static readonly (byte[] Datagram, WireFault Fault)[] Refused =
    [
        ([], new(WireFaultReason.Truncated, null, 0, 1)),
        ([0x80], new(WireFaultReason.Truncated, null, 1, 2)),
        ([0x80, 0x00], new(WireFaultReason.BadVarInt)),
        ([0xFF, 0xFF, 0x01], new(WireFaultReason.BadVarInt)),
        ([1, 2, 3], new(WireFaultReason.UnknownIdentifier, null, 1)),
        ([0xFF, 0x7F], new(WireFaultReason.UnknownIdentifier, null, WireIdentifier.Max)),
        ([100, 0, 0], new(WireFaultReason.Truncated, null, 3, Ping.MinWireSize)),
        (Chat(0x85, 0x01), new(WireFaultReason.TooLong, "Text", 133, 100)),
        (Chat(2, 0xC0, 0x80), new(WireFaultReason.BadText, "Text")),
        (Chat(0, 11), new(WireFaultReason.TooLong, "Numbers", 11, 10)),
        (Chat(0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F), new(WireFaultReason.TooLong, "Numbers", uint.MaxValue, 10)),
        (Chat(0, 2, 0, 0, 0, 0), new(WireFaultReason.Truncated, "Numbers", 4, 8)),
    ];

    [Fact]
    public async Task What_no_handler_takes_is_counted_by_reason_and_told_to_the_hook()
    {
        var server = new Server();
        RemoteAddress remote = Serve(server);
        await SendAsync(remote, () => server.Dispatched, Refused.Select(each => each.Datagram));
        Assert.Equal(Refused.Select(each => (each.Fault, each.Datagram.Length)), server.Refusals);
        AssertCounted(server.Dispatched);

        await SendAsync(remote, () => server.Dispatched, [Bytes(new Ping(1, 2))]);
        Assert.Equal([Bytes(new Pong(1, 2))], await TakeAsync(1));
    }

    [Fact]
    public async Task A_dispatcher_of_one_message_tells_other_identifiers_from_malformed_messages()
    {
        var server = new Outer.PingServer();
        RemoteAddress remote = Serve(server);
        await SendAsync(remote, () => server.Dispatched, [[], [0x80], [0x80, 0x00], Bytes(new Pong(1, 2)), [.. Bytes(new Ping(1, 2))[..^1]], [7]]);
        DispatchStatistics statistics = server.Dispatched;
        Assert.Equal((0, 6), (statistics.Handled, statistics.Refused));
        Assert.Equal(3, statistics.RefusedFor(WireFaultReason.Truncated));
        Assert.Equal(1, statistics.RefusedFor(WireFaultReason.BadVarInt));
        Assert.Equal(2, statistics.RefusedFor(WireFaultReason.UnknownIdentifier));
    }

    [Fact]
    public async Task A_dispatcher_without_handlers_refuses_everything()
    {
        var server = new DeafServer();
        RemoteAddress remote = Serve(server);
        await SendAsync(remote, () => server.Dispatched, [[1], [2, 3], []]);
        Assert.Equal((0, 3), (server.Dispatched.Handled, server.Dispatched.Refused));
        Assert.Equal(2, server.Dispatched.RefusedFor(WireFaultReason.UnknownIdentifier));
    }

    [Fact]
    public async Task A_datagram_that_was_cut_is_refused_though_what_is_left_would_be_a_message()
    {
        const int Limit = 100;
        var server = new Server();
        RemoteAddress remote = Serve(server, maxDatagramBytes: Limit);
        byte[] ping = Bytes(new Ping(1, 2));
        await SendAsync(remote, () => server.Dispatched, [[.. ping, .. new byte[Limit - ping.Length]], [.. ping, .. new byte[Limit - ping.Length + 1]]]);
        Assert.Equal((1, 1), (server.Dispatched.Handled, server.Dispatched.RefusedFor(WireFaultReason.Truncated)));
        Assert.Equal((new WireFault(WireFaultReason.Truncated, null, Limit, Limit + 1), Limit), Assert.Single(server.Refusals));
        await TakeAsync(1);
    }

    [Fact]
    public async Task Ten_thousand_random_datagrams_are_each_handled_or_refused()
    {
        var server = new Server();
        RemoteAddress remote = Serve(server);
        var random = new Random(4);
        byte[][] identifiers = [[100], [101], [102], [103], [0x88, 0x27], [0x80], []];
        IEnumerable<byte[]> datagrams = Enumerable.Range(0, 10_000).Select(_ =>
        {
            var rest = new byte[random.Next(40)];
            random.NextBytes(rest);
            return (byte[])[.. identifiers[random.Next(identifiers.Length)], .. rest];
        });
        await SendAsync(remote, () => server.Dispatched, datagrams);
        DispatchStatistics statistics = server.Dispatched;
        Assert.Equal(10_000, statistics.Handled + statistics.Refused);
        Assert.Equal(statistics.Refused, server.Refusals.Count);
        Assert.All(
            server.Refusals.GroupBy(refusal => refusal.Fault.Reason),
            reason => Assert.Equal(reason.Count(), statistics.RefusedFor(reason.Key)));
        Assert.InRange(statistics.Handled, 2_000, 8_000);
    }

    private static void AssertCounted(DispatchStatistics statistics)
    {
        Assert.Equal((0, Refused.Length), (statistics.Handled, statistics.Refused));
        Assert.All(
            Enum.GetValues<WireFaultReason>(),
            reason => Assert.Equal(Refused.Count(each => each.Fault.Reason == reason), statistics.RefusedFor(reason)));
    }

    /// <summary>The identifier of a chat, 5,000, and what follows it.</summary>
    private static byte[] Chat(params byte[] rest) => [0x88, 0x27, .. rest];
}
