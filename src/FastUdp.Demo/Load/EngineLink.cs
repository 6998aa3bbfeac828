using System.Net;

namespace FastUdp.Demo.Load;

/// <summary>
/// A load on the engine: it runs on the receive loop, writes each datagram in place, and what one batch asks for
/// leaves together.
/// </summary>
/// <param name="endpoint">Connected to the server; owned.</param>
internal sealed class EngineLink(UdpEndpoint endpoint) : ILoadLink
{
    public IPEndPoint Server { get; } = endpoint.ConnectedRemote!.Value.ToIPEndPoint();

    // On a connected endpoint an ICMP message shows as an error of the socket or of the next send, whichever comes first.
    public bool IsRefused => endpoint.Statistics is { } statistics && statistics.SocketErrors + statistics.SendsRefused > 0;

    public void Send(LoadTraffic traffic, int count)
    {
        using DatagramSender sender = endpoint.CreateSender();
        for (int due = traffic.BeginBurst(count); due > 0; due--)
            traffic.Write(sender.Reserve(traffic.Window.DatagramBytes));
    }

    public Task ReceiveAsync(LoadTraffic traffic, CancellationToken stop) => endpoint.RunAsync(new Handler(traffic), stop);

    public ValueTask DisposeAsync() => endpoint.DisposeAsync();

    private readonly struct Handler(LoadTraffic traffic) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            traffic.BeginBatch();
            foreach (Datagram datagram in batch)
                traffic.Accept(datagram.Payload);
            for (int due = traffic.EndBatch(); due > 0; due--)
                traffic.Write(sender.Reserve(traffic.Window.DatagramBytes));
        }
    }
}
