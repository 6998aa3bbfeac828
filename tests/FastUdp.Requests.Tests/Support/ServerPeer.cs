using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Support;

/// <summary>
/// A peer that writes its requests by hand and keeps whatever comes back: for what a client would not do. It does
/// nothing by itself, not even answer a challenge.
/// </summary>
internal sealed class ServerPeer : IDatagramHandler, IAsyncDisposable
{
    private readonly RemoteAddress _server;
    private readonly Lock _lock = new();
    private readonly List<ServerReply> _replies = [];
    private readonly Task _run;

    public ServerPeer(UdpEndpoint endpoint, RemoteAddress server)
    {
        Endpoint = endpoint;
        _server = server;
        _run = endpoint.RunAsync(this);
    }

    public UdpEndpoint Endpoint { get; }

    public RemoteAddress Address => Endpoint.LocalEndPoint;

    /// <summary>The session its requests name, and the token they carry.</summary>
    public ulong Session { get; set; } = 1;

    public ulong Token { get; set; }

    public long BytesSent { get; private set; }

    public int Count
    {
        get
        {
            lock (_lock)
                return _replies.Count;
        }
    }

    /// <summary>The reply that came last.</summary>
    public ServerReply Last
    {
        get
        {
            lock (_lock)
                return _replies[^1];
        }
    }

    public ServerReply[] Replies
    {
        get
        {
            lock (_lock)
                return [.. _replies];
        }
    }

    public static byte[] Write(in RequestHeader header, ReadOnlySpan<byte> body)
    {
        byte[] datagram = new byte[RequestHeader.MaxWireSize + body.Length];
        RequestHeader.TryWrite(header, datagram, out int written, out _);
        body.CopyTo(datagram.AsSpan(written));
        return datagram;
    }

    public static byte[] Write<TMessage>(in RequestHeader header, in TMessage message)
        where TMessage : IDatagramMessage<TMessage>
    {
        byte[] body = new byte[TMessage.GetWireSize(message)];
        TMessage.TryWrite(message, body, out _, out _);
        return Write(header, body);
    }

    /// <summary>Asks the usual question: its number is the request's identifier.</summary>
    public void Ask(ulong id, uint sequence, uint? oldest = null) => Ask(id, sequence, oldest ?? sequence, new Question((long)id));

    public void Ask<TMessage>(ulong id, uint sequence, uint oldest, in TMessage message)
        where TMessage : IDatagramMessage<TMessage> =>
        Send(Write(new RequestHeader(id, Session, Token, sequence, oldest), message));

    public void Send(byte[] datagram)
    {
        BytesSent += datagram.Length;
        Endpoint.TrySend(_server, datagram);
    }

    public Task Until(int count) => TimeLimits.Until(() => Count >= count, $"{count} replies have come, of which there are {Count}");

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        lock (_lock)
        {
            foreach (Datagram datagram in batch)
                _replies.Add(new ServerReply(datagram.Payload));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync();
        await _run.Within();
    }
}
