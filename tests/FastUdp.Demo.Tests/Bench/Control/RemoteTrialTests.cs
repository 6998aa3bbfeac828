using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Bench.Control.Asking;
using FastUdp.Demo.Bench.Control.Serving;
using FastUdp.Demo.Bench.Ends;
using static FastUdp.Demo.Tests.Bench.Control.ServedFarEnd;

namespace FastUdp.Demo.Tests.Bench.Control;

/// <summary>Trials with a far end that is asked over the network.</summary>
public class RemoteTrialTests
{
    [Fact]
    public async Task What_goes_one_way_is_counted_there_and_told_here()
    {
        await using var served = ServedFarEnd.Start();
        await using RemoteFarEnd far = await served.ConnectAsync();
        TrialFigures figures = (await MeasureAsync(far, Plan(TrafficKind.OneWay)))!;

        ReceivedFigures received = figures.Far.Received!;
        Assert.Equal(figures.Near.Written, received.Counts.Received + received.Counts.Lost);
        Assert.InRange(received.Counts.Received, 1, figures.Near.Written);
        Assert.Equal(received.Counts.Received, received.Seconds.Sum(static second => second.Received));
        Assert.Equal(received.Counts.Received * 200, received.Counts.ReceivedBytes);
        Assert.Equal((200, 200), (received.Shape.StrideBytes.Minimum, received.Shape.StrideBytes.Maximum));
        Assert.True(received.Shape.BatchDatagrams.Count > 0 && received.Span > TimeSpan.Zero);
        Assert.Equal(received.Counts.Received, figures.Far.Endpoint!.Value.DatagramsReceived);
        Assert.True(figures.Far.Process is { AllocatedBytes: > 0 });
        Assert.Contains(figures.Far.Report!.Backend, (string[])["linux", "portable"]);
    }

    [Fact]
    public async Task Delays_count_where_both_ends_have_one_clock()
    {
        await using var served = ServedFarEnd.Start();
        await using RemoteFarEnd far = await served.ConnectAsync();
        TrialFigures figures = (await MeasureAsync(far, Plan(TrafficKind.OneWay)))!;
        Assert.Equal(FastUdp.Demo.Bench.Control.BootClock.Identity != 0, far.SharesClock);
        Assert.Equal(far.SharesClock ? figures.Received!.Counts.Received : null, figures.Received!.Delays?.Count);
    }

    [Fact]
    public async Task What_comes_back_is_counted_here()
    {
        await using var served = ServedFarEnd.Start();
        await using RemoteFarEnd far = await served.ConnectAsync();
        TrialFigures figures = (await MeasureAsync(far, Plan(TrafficKind.Echo)))!;
        Assert.Null(figures.Far.Received);
        Assert.InRange(figures.Received!.Counts.Received, 1, figures.Near.Written);
        Assert.Equal(figures.Far.Endpoint!.Value.DatagramsReceived, figures.Far.Endpoint!.Value.DatagramsSent);
    }

    [Fact]
    public async Task It_says_who_measures_what()
    {
        await using var served = ServedFarEnd.Start();
        await using (RemoteFarEnd far = await served.ConnectAsync())
        {
            await MeasureAsync(far, Plan(TrafficKind.OneWay) with { WarmUp = TimeSpan.FromMilliseconds(10) });
            await MeasureAsync(far, Plan(TrafficKind.Echo) with { WarmUp = TimeSpan.Zero });
        }
        await served.CloseAsync();
        string[] lines = served.Lines.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(" measures, from ", lines[0], StringComparison.Ordinal);
        Assert.Contains(": 200 B one way: ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(": 200 B sent back", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(" has measured", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("2 trials of 1 clients, 0 refused; counted ", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_client_is_told_who_measures_and_has_its_turn_afterwards()
    {
        await using var served = ServedFarEnd.Start();
        await using (RemoteFarEnd first = await served.ConnectAsync())
        {
            await first.OpenAsync(Plan(TrafficKind.Echo).Far, CancellationToken.None).Within();
            string line = (await Assert.ThrowsAsync<CommandFailedException>(served.ConnectAsync)).Message;
            Assert.Contains($"the far end {served.Address} is busy with 127.0.0.1:", line, StringComparison.Ordinal);
        }
        await using RemoteFarEnd second = await served.ConnectAsync();
        Assert.NotNull(await MeasureAsync(second, Plan(TrafficKind.Echo)));
    }

    [Fact]
    public async Task A_far_end_that_dies_in_a_trial_ends_it_with_a_line()
    {
        await using var served = ServedFarEnd.Start();
        await using RemoteFarEnd far = await served.ConnectAsync();
        Task<TrialFigures?> trial = new Trial(far, null, TimeProvider.System).RunAsync(Plan(TrafficKind.OneWay, seconds: 600), CancellationToken.None);
        await TimeLimits.Until(() => far.Received > 0, "the far end tells how many have come");
        await served.CloseAsync();
        CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => trial.Within());
        Assert.Equal($"the far end {served.Address} is gone: nobody listens at that port any more", exception.Message);
    }

    [Fact]
    public async Task A_far_end_that_was_restarted_in_a_trial_does_not_know_it()
    {
        await using var served = ServedFarEnd.Start();
        await using RemoteFarEnd far = await served.ConnectAsync();
        IFarSession session = await far.OpenAsync(Plan(TrafficKind.OneWay).Far, CancellationToken.None).Within();
        await session.BeginAsync(1, CancellationToken.None).Within();
        await served.CloseAsync();
        await using var again = ServedFarEnd.Start(port: served.Address.Port);
        CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => session.EndAsync(10, CancellationToken.None).Within());
        Assert.Contains(" does not know this client any more: it was restarted", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_a_line()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var address = (IPEndPoint)socket.Client.LocalEndPoint!;
        socket.Dispose();
        CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => ConnectAsync(address));
        Assert.StartsWith($"{address} refused the datagram: nobody listens at that port", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_far_end_that_cannot_bind_says_why()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
        await using var served = ServedFarEnd.Start(new DataPorts(port, port));
        await using RemoteFarEnd far = await served.ConnectAsync();
        CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => far.OpenAsync(Plan(TrafficKind.Echo).Far, CancellationToken.None).Within());
        Assert.StartsWith($"the far end {served.Address} cannot: cannot listen at 127.0.0.1:{port}: the port is in use", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_far_end_cannot_do_is_refused_with_the_limit()
    {
        await using var served = ServedFarEnd.Start();
        await using RemoteFarEnd far = await served.ConnectAsync();
        var plan = new FarPlan(TrafficKind.OneWay, 15, new EndSetting());
        CommandFailedException exception = await Assert.ThrowsAsync<CommandFailedException>(() => far.OpenAsync(plan, CancellationToken.None).Within());
        Assert.EndsWith("cannot: 15 bytes are not 16 to 65,527", exception.Message, StringComparison.Ordinal);
        plan = plan with { DatagramBytes = 16, Setting = new EndSetting { FarCore = 5_000 } };
        exception = await Assert.ThrowsAsync<CommandFailedException>(() => far.OpenAsync(plan, CancellationToken.None).Within());
        Assert.EndsWith("cannot: core 5000 exceeds the limit of 4,095", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_back_to_strangers_and_nothing_between_trials()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        await using var served = ServedFarEnd.Start();
        await using RemoteFarEnd far = await served.ConnectAsync();
        IFarSession session = await far.OpenAsync(Plan(TrafficKind.Echo).Far, CancellationToken.None).Within();
        using var own = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));

        await session.BeginAsync(1, CancellationToken.None).Within();
        stranger.Send([2], session.Address);
        own.Send([3], session.Address);
        UdpReceiveResult back = await own.ReceiveAsync(TestContext.Current.CancellationToken).AsTask().Within();
        Assert.Equal([3], back.Buffer);
        FarFigures figures = await session.EndAsync(0, CancellationToken.None).Within();
        Assert.Equal(1, figures.Endpoint!.Value.DatagramsSent);
        own.Send([4], session.Address);
        await served.CloseAsync();
        Assert.Equal((0, 0), (own.Available, stranger.Available));
        Assert.EndsWith("; 1 datagrams of strangers dropped", served.Lines.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    private static Task<TrialFigures?> MeasureAsync(RemoteFarEnd far, TrialPlan plan) =>
        new Trial(far, null, TimeProvider.System).RunAsync(plan, CancellationToken.None).Within();
}
