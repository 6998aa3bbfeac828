using System.Net.Sockets;
using System.Runtime.CompilerServices;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task Disposal_under_load_ends_everything_and_senders_are_told()
    {
        for (int round = 0; round < 5; round++)
        {
            UdpEndpoint endpoint = Endpoints.Bind();
            RemoteAddress self = AddressOf(endpoint);
            var flood = new TaskCompletionSource();
            long handled = 0;
            Endpoints.Run(endpoint, new Handler((in DatagramBatch batch, DatagramSender sender) =>
            {
                if ((handled += batch.Count) > 2_000)
                    flood.TrySetResult();
            }));
            Task[] senders =
            [
                TimeLimits.OnOwnThread(() => FloodUntilDisposed(endpoint, self)),
                TimeLimits.OnOwnThread(() => FloodUntilDisposed(endpoint, self)),
                TimeLimits.OnOwnThread(() => SendSinglyUntilDisposed(endpoint, self)),
            ];
            await flood.Task.Within();
            await endpoint.DisposeAsync().Within();
            await Task.WhenAll(senders).Within();
            Assert.Equal(0, TestEndpoints.BuffersOf(endpoint).RentedCount);
        }
    }

    [Fact]
    public async Task A_port_can_be_bound_again_right_after_disposal()
    {
        (UdpEndpoint first, Inbox inbox) = Endpoints.Listen();
        first.TrySend(AddressOf(first), [1]);
        await inbox.TakeAsync(1);
        for (int round = 0; round < 10; round++)
        {
            await first.DisposeAsync().Within();
            UdpEndpoint second = Endpoints.Bind(first.LocalEndPoint);
            Assert.Equal(first.LocalEndPoint, second.LocalEndPoint);
            inbox = Endpoints.Collect(second);
            second.TrySend(AddressOf(second), [1]);
            await inbox.TakeAsync(1);
            first = second;
        }
    }

    [Fact]
    public void A_taken_port_says_which_and_why()
    {
        UdpEndpoint holder = Endpoints.Bind();
        var exception = Assert.Throws<SocketException>(() => Endpoints.Bind(holder.LocalEndPoint));
        Assert.Equal(SocketError.AddressAlreadyInUse, exception.SocketErrorCode);
        Assert.Contains(holder.LocalEndPoint.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Contains("in use", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_another_machine_says_so()
    {
        Assert.SkipUnless(NoMachine is null, NoMachine ?? "");
        var exception = Assert.Throws<SocketException>(() => Endpoints.Bind(RemoteAddress.Parse("192.0.2.1:0").ToIPEndPoint()));
        Assert.Contains("192.0.2.1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("no such address", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_lives_on_does_not_keep_a_disposed_endpoint()
    {
        using var forever = new CancellationTokenSource();
        WeakReference endpoint = await RunAndDisposeAsync(forever.Token);
        await TimeLimits.Until(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return !endpoint.IsAlive;
            },
            "the endpoint is collected");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> RunAndDisposeAsync(CancellationToken token)
    {
        UdpEndpoint endpoint = UdpEndpoint.Bind(TestEndpoints.Loopback, Endpoints.Options);
        Task run = endpoint.RunAsync(Handler.Ignore, token);
        await endpoint.DisposeAsync().Within();
        await run.Within();

        // Its transport is what a registration on the token would hold on to.
        return new WeakReference(TestEndpoints.TransportOf(endpoint));
    }

    private static void FloodUntilDisposed(UdpEndpoint endpoint, RemoteAddress remote)
    {
        var payload = new byte[64];
        DatagramSender sender = endpoint.CreateSender();
        try
        {
            while (true)
                sender.Send(remote, payload);
        }
        catch (ObjectDisposedException)
        {
            CloseQuietly(sender);
        }
    }

    private static void SendSinglyUntilDisposed(UdpEndpoint endpoint, RemoteAddress remote)
    {
        try
        {
            while (true)
                endpoint.TrySend(remote, [1, 2, 3]);
        }
        catch (ObjectDisposedException)
        {
        }
    }

    /// <summary>Gives the sender's memory back. What it still held cannot leave any more, which it may say.</summary>
    private static void CloseQuietly(DatagramSender sender)
    {
        try
        {
            sender.Dispose();
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
