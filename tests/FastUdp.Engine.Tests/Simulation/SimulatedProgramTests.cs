using System.Net;
using FastUdp.Engine.Tests.Support;
using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;
using static FastUdp.Engine.Tests.Simulation.SimulatedHosts;

namespace FastUdp.Engine.Tests.Simulation;

/// <summary>Ordinary programs, which know of a clock and of endpoint options, in a simulation. The first is the example of docs/simulation.md.</summary>
public sealed class SimulatedProgramTests
{
    [Fact]
    public void A_program_of_awaits_pings_a_server_over_a_bad_link()
    {
        var network = new SimulatedNetwork(seed: 42, new LinkImpairment { Delay = TimeSpan.FromMilliseconds(20), Loss = LossModel.Independent(0.3) });
        int tries = 0;

        network.Run(
            async () =>
            {
                await using UdpEndpoint server = UdpEndpoint.Bind(IPEndPoint.Parse("10.0.0.1:7"), new UdpEndpointOptions { Network = network });
                _ = server.RunAsync(new Echo());
                tries = await PingAsync(server.LocalEndPoint, new UdpEndpointOptions { Network = network }, network.TimeProvider);
            },
            limit: TimeSpan.FromMinutes(1));

        Assert.InRange(tries, 1, 20);
        Assert.Equal((tries - 1) * Milliseconds(100) + Milliseconds(40), network.Now);
    }

    [Fact]
    public void A_program_that_reads_batches_and_leaves_stays_on_the_thread_of_the_network()
    {
        var network = new SimulatedNetwork(seed: 1, new LinkImpairment { Delay = Milliseconds(20) });
        var threads = new HashSet<int>();
        var times = new List<TimeSpan>();
        network.Run(
            async () =>
            {
                await using UdpEndpoint receiver = network.Bind("10.0.0.1:7");
                await using UdpEndpoint origin = network.Bind("10.0.0.2:7");
                origin.Send("10.0.0.1:7", 1);
                await foreach (DatagramBatchLease lease in receiver.ReadBatchesAsync())
                {
                    lease.Dispose();
                    threads.Add(Environment.CurrentManagedThreadId);
                    times.Add(network.Now);
                    if (times.Count == 3)
                        break;
                    origin.Send("10.0.0.1:7", 1);
                }
                threads.Add(Environment.CurrentManagedThreadId);
            },
            limit: Second);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
        Assert.Equal([Milliseconds(20), Milliseconds(40), Milliseconds(60)], times);
    }

    [Fact]
    public void A_task_that_was_started_before_is_run_to_its_end()
    {
        var network = new SimulatedNetwork();
        int thread = 0;
        Task task = CountAsync();
        Assert.False(network.RunUntil(task, TimeSpan.FromSeconds(9.5)));
        Assert.True(network.RunUntil(task, Second));
        Assert.Equal(10 * Second, network.Now);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);

        async Task CountAsync()
        {
            for (int i = 0; i < 10; i++)
                await Task.Delay(Second, network.TimeProvider).ConfigureAwait(false);
            thread = Environment.CurrentManagedThreadId;
        }
    }

    [Fact]
    public void A_program_is_on_one_thread_even_where_the_caller_has_a_synchronization_context()
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        var foreign = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(foreign);
        try
        {
            var network = new SimulatedNetwork();
            var threads = new List<int>();
            network.Run(
                async () =>
                {
                    for (int i = 0; i < 10; i++)
                    {
                        await Task.Delay(Second, network.TimeProvider);
                        threads.Add(Environment.CurrentManagedThreadId);
                        await Task.Delay(Second, network.TimeProvider).ConfigureAwait(false);
                        threads.Add(Environment.CurrentManagedThreadId);
                    }
                },
                TimeSpan.FromMinutes(1));
            Assert.Equal([Environment.CurrentManagedThreadId], threads.Distinct());
            Assert.Same(foreign, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Fact]
    public void What_a_program_throws_is_thrown_and_one_that_does_not_end_is_told()
    {
        var network = new SimulatedNetwork();
        Assert.Throws<FormatException>(() => network.Run(
            async () =>
            {
                await Task.Delay(Second, network.TimeProvider);
                throw new FormatException();
            },
            TimeSpan.FromMinutes(1)));
        Assert.Throws<FormatException>(() => network.Run(() => throw new FormatException(), Second));
        Assert.Throws<TimeoutException>(() => network.Run(() => new TaskCompletionSource().Task, Second));
    }

    [Fact]
    public void A_program_that_is_resumed_within_a_handler_can_dispose_its_endpoint()
    {
        var network = new SimulatedNetwork();
        network.Run(
            async () =>
            {
                var arrived = new TaskCompletionSource();
                UdpEndpoint endpoint = network.Bind("10.0.0.1:7");
                Task run = endpoint.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) => arrived.SetResult()));
                endpoint.Send("10.0.0.1:7", 1);
                await arrived.Task;
                await endpoint.DisposeAsync();
                await run;
                Assert.Equal(0, endpoint.Statistics.BlocksRented);
            },
            Second);
    }

    [Fact]
    public async Task In_the_background_what_awaits_an_event_may_block()
    {
        var network = new SimulatedNetwork();
        using var stop = new CancellationTokenSource();
        Task run = network.RunAsync(stop.Token);
        await BlockAsync(network).Within();
        await stop.CancelAsync();
        await run.Within();

        static async Task BlockAsync(SimulatedNetwork network)
        {
            using UdpEndpoint endpoint = network.Bind("10.0.0.1:7");
            for (int i = 0; i < 100; i++)
            {
                await Task.Delay(Second, network.TimeProvider).ConfigureAwait(false);
                using var handled = new ManualResetEventSlim();
                Task receiving = endpoint.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
                {
                    handled.Set();
                    _ = endpoint.StopAsync();
                }));
                endpoint.Send("10.0.0.1:7", 1);
                Assert.True(handled.Wait(TimeLimits.Limit));
                await receiving.ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends until an answer comes, every 100 ms; gives the number of tries.</summary>
    private static async Task<int> PingAsync(IPEndPoint server, UdpEndpointOptions options, TimeProvider time)
    {
        await using UdpEndpoint client = UdpEndpoint.Connect(server, options);
        var answer = new Answer();
        _ = client.RunAsync(answer);
        for (int tries = 1; ; tries++)
        {
            client.TrySend("ping"u8);
            await Task.WhenAny(answer.Arrived, Task.Delay(TimeSpan.FromMilliseconds(100), time));
            if (answer.Arrived.IsCompleted)
                return tries;
        }
    }

    private readonly struct Echo : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender) => sender.SendBack(batch);
    }

    private sealed class Answer : IDatagramHandler
    {
        private readonly TaskCompletionSource _arrived = new();

        public Task Arrived => _arrived.Task;

        public void OnBatch(in DatagramBatch batch, DatagramSender sender) => _arrived.TrySetResult();
    }
}
