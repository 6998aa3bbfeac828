using System.Collections.Concurrent;
using System.Diagnostics;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task A_run_ends_normally_whenever_it_is_stopped()
    {
        // A stop right after traffic takes its time, which is nobody's CPU: several at once.
        (UdpEndpoint Endpoint, UdpEndpoint Origin)[] pairs = [.. Enumerable.Range(0, 8).Select(_ => (Endpoints.Bind(), Endpoints.Bind()))];
        await Task.WhenAll(pairs.Select((pair, first) => TimeLimits.OnOwnThread(() =>
        {
            for (int round = first; round < 400; round += pairs.Length)
                StopAfterOne(pair.Endpoint, pair.Origin, round % 60);
        })));
        Assert.All(pairs, pair => Assert.Equal(0, pair.Endpoint.Statistics.BlocksRented));
    }

    [Fact]
    public async Task Refusals_at_any_moment_never_end_the_run()
    {
        UdpEndpoint endpoint = Endpoints.Connect(FindFreePort());
        Task run = endpoint.RunAsync(Handler.Ignore);
        for (int i = 0; i < 1_000; i++)
        {
            endpoint.TrySend([1]);
            Thread.SpinWait(i);
        }

        // Whoever moves the datagrams may not have had a turn meanwhile.
        await TimeLimits.Until(() => endpoint.Statistics.SocketErrors + endpoint.Statistics.SendsRefused > 0, "a refusal is counted");
        Assert.False(run.IsCompleted);
        await endpoint.StopAsync().Within();
        await run.Within();
    }

    [Fact]
    public async Task Leases_disposed_by_other_threads_at_any_moment_never_mix_the_datagrams()
    {
        // Blocks are so few that every batch empties the pool while another thread gives back.
        UdpEndpoint receiver = Endpoints.Bind(change: options => options with { ReceiveSlots = 4, LeasedBlocks = 2 });
        UdpEndpoint origin = Endpoints.Bind();
        const int Count = 6_000;
        using var leases = new BlockingCollection<DatagramLease>();
        Endpoints.Run(receiver, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (Datagram datagram in batch)
                leases.Add(datagram.Retain());
        }));

        int next = 0;
        Task disposing = TimeLimits.OnOwnThread(() =>
        {
            for (int i = 0; i < Count; i++)
            {
                Assert.True(leases.TryTake(out DatagramLease lease, TimeLimits.Limit));
                bool isWhole = lease.Payload.SequenceEqual(Payloads.Make(i, LengthOf(i)));
                lease.Dispose();
                Assert.True(isWhole, $"Datagram {i} is not what was sent.");
                Volatile.Write(ref next, i + 1);
            }
        });
        await TimeLimits.OnOwnThread(() =>
        {
            for (int i = 0; i < Count && !disposing.IsCompleted; i++)
            {
                SpinWait.SpinUntil(() => i - Volatile.Read(ref next) < 12 || disposing.IsCompleted);
                origin.TrySend(AddressOf(receiver), Payloads.Make(i, LengthOf(i)));
            }
        }).Within();
        await disposing.Within();
        await receiver.StopAsync().Within();
        Assert.Equal(0, receiver.Statistics.BlocksRented);

        static int LengthOf(int number) => 2_100 + (number % 50);
    }

    [Fact]
    public async Task Endpoints_and_runs_that_come_and_go_leave_nothing_behind()
    {
        UdpEndpoint server = Endpoints.Bind();
        Endpoints.Run(server, Handler.SendBack);
        for (int client = 0; client < 60; client++)
        {
            await using UdpEndpoint endpoint = UdpEndpoint.Connect(server.LocalEndPoint, Endpoints.Options);
            var inbox = new Inbox();
            Task run = endpoint.RunAsync(inbox);
            using (DatagramSender sender = endpoint.CreateSender())
            {
                for (int i = 0; i < 40; i++)
                    sender.Send(new byte[60]);
            }
            await inbox.TakeAsync(40);
            await endpoint.DisposeAsync().Within();
            await run.Within();
            Assert.Equal(0, TestEndpoints.BuffersOf(endpoint).RentedCount);
        }
        await server.StopAsync().Within();
        Assert.Equal(0, server.Statistics.BlocksRented);
        Assert.Equal(60 * 40, server.Statistics.DatagramsReceived);
    }

    /// <summary>Stops at a distance from a batch: while it is handled, while the next receive begins, after.</summary>
    private static void StopAfterOne(UdpEndpoint endpoint, UdpEndpoint origin, int spins)
    {
        int handled = 0;
        Task run = endpoint.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) => Volatile.Write(ref handled, 1)));
        origin.TrySend(AddressOf(endpoint), [1]);
        for (long start = Stopwatch.GetTimestamp(); Volatile.Read(ref handled) == 0; Thread.Yield())
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeLimits.Limit, "The datagram did not arrive.");
        Thread.SpinWait(spins);
        endpoint.StopAsync().Within().GetAwaiter().GetResult();
        run.Within().GetAwaiter().GetResult();
    }
}
