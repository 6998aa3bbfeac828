using System.Net;
using Xunit;

namespace FastUdp.Messages.Tests.Dispatch;

/// <summary>Dispatchers end to end, on either backend: a server under test, and a client that keeps what it is answered.</summary>
[Collection(nameof(Alone))]
public abstract partial class DispatchContract : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly List<UdpEndpoint> _endpoints = [];
    private readonly List<Task> _runs = [];
    private readonly Inbox _inbox = new();
    private UdpEndpoint? _client;

    protected abstract UdpBackend Backend { get; }

    private UdpEndpoint Client => _client ?? throw new InvalidOperationException("The test has not begun.");

    public ValueTask InitializeAsync()
    {
        try
        {
            _client = Bind();
        }
        catch (PlatformNotSupportedException exception)
        {
            Assert.Skip(exception.Message);
        }
        _runs.Add(_client.RunAsync(_inbox));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (UdpEndpoint endpoint in _endpoints)
            await endpoint.DisposeAsync().AsTask().WaitAsync(Limit);
        await Task.WhenAll(_runs).WaitAsync(Limit);
    }

    /// <summary>Waits for something that nothing announces, looking every millisecond.</summary>
    private static async Task Until(Func<bool> condition, Func<string> what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, what());
            await timer.WaitForNextTickAsync();
        }
    }

    private UdpEndpoint Bind(int maxDatagramBytes = 65_527)
    {
        UdpEndpoint endpoint = UdpEndpoint.Bind(
            new IPEndPoint(IPAddress.Loopback, 0), new UdpEndpointOptions { Backend = Backend, MaxDatagramBytes = maxDatagramBytes });
        _endpoints.Add(endpoint);
        return endpoint;
    }

    /// <summary>Has an endpoint run a dispatcher that must not fail.</summary>
    private RemoteAddress Serve(IDatagramHandler dispatcher, int maxDatagramBytes = 65_527)
    {
        UdpEndpoint server = Bind(maxDatagramBytes);
        _runs.Add(server.RunAsync(dispatcher));
        return server.LocalEndPoint;
    }

    /// <summary>Sends datagrams, waiting now and then for the dispatcher, so that none is lost in a small socket buffer.</summary>
    private async Task SendAsync(RemoteAddress remote, Func<DispatchStatistics> dispatched, IEnumerable<byte[]> datagrams)
    {
        long sent = dispatched().Handled + dispatched().Refused;
        foreach (byte[][] part in datagrams.Chunk(64))
        {
            foreach (byte[] datagram in part)
                Assert.True(Client.TrySend(remote, datagram).IsSent);
            sent += part.Length;
            await Until(() => dispatched().Handled + dispatched().Refused >= sent, () => $"{dispatched()} of {sent} datagrams were dispatched.");
        }
        Assert.Equal(sent, dispatched().Handled + dispatched().Refused);
    }

    private async Task<byte[][]> TakeAsync(int count)
    {
        await Until(() => _inbox.Payloads.Count >= count, () => $"{_inbox.Payloads.Count} of {count} answers came.");
        return [.. _inbox.Payloads.Take(count)];
    }

    private static byte[] Bytes<TMessage>(in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        var bytes = new byte[TMessage.GetWireSize(message)];
        Assert.True(TMessage.TryWrite(message, bytes, out _, out WireFault fault), fault.ToString());
        return bytes;
    }
}

/// <summary>Allocation is counted for the whole process, so no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

public sealed class LinuxDispatch : DispatchContract
{
    protected override UdpBackend Backend => UdpBackend.Linux;
}

public sealed class PortableDispatch : DispatchContract
{
    protected override UdpBackend Backend => UdpBackend.Portable;
}
