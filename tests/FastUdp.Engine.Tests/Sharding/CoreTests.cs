using System.Globalization;
using System.Runtime.Versioning;
using FastUdp.Engine.Tests.Contract;
using FastUdp.Engine.Tests.Support;
using FastUdp.Simulation;
using FastUdp.Transport.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.Sharding;

/// <summary>Receive loops that stay on a core.</summary>
[SupportedOSPlatform("linux")]
public class CoreTests
{
    private const string NotHere = "cores are chosen on the Linux backend";

    private static readonly UdpEndpointOptions Linux = new() { Backend = UdpBackend.Linux };

    [Fact]
    public async Task A_receive_loop_stays_on_its_core_and_the_thread_that_bound_it_does_not()
    {
        Assert.SkipUnless(Backends.ExplainNoLinux() is null, NotHere);
        string before = AllowedCores();
        foreach (int core in CoreAffinity.ReadAllowed())
        {
            using UdpEndpoint endpoint = UdpEndpoint.Bind(TestEndpoints.Loopback, Linux with { Core = core });
            Assert.True(endpoint.Capabilities.CorePinning.IsOn);
            Assert.Contains($"core {core}", endpoint.Capabilities.CorePinning.Reason, StringComparison.Ordinal);
            Assert.Equal($"{core}", await ReadCoresOfLoopAsync(endpoint));
        }
        Assert.Equal(before, AllowedCores());
    }

    [Fact]
    public async Task Without_a_core_a_receive_loop_may_run_on_all()
    {
        Assert.SkipUnless(Backends.ExplainNoLinux() is null, NotHere);
        using UdpEndpoint endpoint = UdpEndpoint.Bind(TestEndpoints.Loopback, Linux);
        Assert.False(endpoint.Capabilities.CorePinning.IsOn);
        Assert.Equal(CoreAffinity.Describe(CoreAffinity.ReadAllowed()), await ReadCoresOfLoopAsync(endpoint));
    }

    [Fact]
    public async Task Shards_stay_on_the_cores_in_turn()
    {
        Assert.SkipUnless(Backends.ExplainNoLinux() is null, NotHere);
        int[] cores = CoreAffinity.ReadAllowed();
        await using ShardedEndpoint endpoint = ShardedEndpoint.Bind(
            TestEndpoints.Loopback, new ShardingOptions { Count = cores.Length + 1, PinsCores = true }, Linux);
        for (int shard = 0; shard < endpoint.Shards.Count; shard++)
            Assert.Contains($"core {cores[shard % cores.Length]}", endpoint.Shards[shard].Capabilities.CorePinning.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thread_of_the_programs_own_stays_on_its_core()
    {
        Assert.SkipUnless(Backends.ExplainNoLinux() is null, NotHere);
        int core = CoreAffinity.ReadAllowed()[^1];
        string cores = "";
        var thread = new Thread(() =>
        {
            CorePinning.StayOn(core);
            cores = AllowedCores();
        });
        thread.Start();
        thread.Join();
        Assert.Equal($"{core}", cores);
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => CorePinning.StayOn(1_000_000));
        Assert.Contains(CoreAffinity.Describe(CoreAffinity.ReadAllowed()), exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8_191)]
    [InlineData(1_000_000)]
    public void A_core_that_is_not_there_is_refused_with_those_that_are(int core)
    {
        Assert.SkipUnless(Backends.ExplainNoLinux() is null, NotHere);
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => UdpEndpoint.Bind(TestEndpoints.Loopback, Linux with { Core = core }));
        Assert.Equal("Core", exception.ParamName);
        Assert.Contains(CoreAffinity.Describe(CoreAffinity.ReadAllowed()), exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ShardedEndpoint.Bind(
            TestEndpoints.Loopback, new ShardingOptions { PinsCores = true, Cores = [0, core] }, Linux));
    }

    [Fact]
    public void A_negative_core_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => UdpEndpoint.Bind(TestEndpoints.Loopback, new UdpEndpointOptions { Core = -1 }));

    [Fact]
    public void A_backend_that_is_named_and_has_no_thread_of_its_own_refuses_a_core()
    {
        var portable = new UdpEndpointOptions { Backend = UdpBackend.Portable, Core = 0 };
        var exception = Assert.Throws<PlatformNotSupportedException>(() => UdpEndpoint.Bind(TestEndpoints.Loopback, portable));
        Assert.Contains("thread pool", exception.Message, StringComparison.Ordinal);
        var simulated = new UdpEndpointOptions { Backend = UdpBackend.Simulated, Network = new SimulatedNetwork(), Core = 0 };
        Assert.Throws<PlatformNotSupportedException>(() => UdpEndpoint.Bind(TestEndpoints.Loopback, simulated));
    }

    [Fact]
    public void A_network_that_is_simulated_instead_of_the_machine_says_that_there_is_no_core()
    {
        using UdpEndpoint endpoint = UdpEndpoint.Bind(TestEndpoints.Loopback, new UdpEndpointOptions { Network = new SimulatedNetwork(), Core = 0 });
        Assert.False(endpoint.Capabilities.CorePinning.IsOn);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("3", "3")]
    [InlineData("0 1", "0-1")]
    [InlineData("0 2 3 4 7 9 10", "0,2-4,7,9-10")]
    public void Cores_are_listed_as_the_kernel_does(string cores, string text) => Assert.Equal(
        text,
        CoreAffinity.Describe([.. cores.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(core => int.Parse(core, CultureInfo.InvariantCulture))]));

    private static async Task<string> ReadCoresOfLoopAsync(UdpEndpoint endpoint)
    {
        var cores = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task run = endpoint.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) => cores.TrySetResult(AllowedCores())));
        endpoint.TrySend(endpoint.LocalEndPoint, [1]);
        string read = await cores.Task.Within();
        await endpoint.StopAsync().Within();
        await run.Within();
        return read;
    }

    /// <summary>What the kernel says of the calling thread (proc_pid_status(5)).</summary>
    private static string AllowedCores() => File.ReadLines("/proc/thread-self/status")
        .Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))["Cpus_allowed_list:".Length..].Trim();
}
