using System.Net;
using System.Net.Sockets;
using FastUdp.Buffers;

namespace FastUdp.Transport.Portable;

/// <summary>
/// Fills one slot at a time and learns the local address of each datagram as well, by the one receive of
/// <see cref="Socket"/> that tells it, which allocates and is dearer. It does not busy-poll.
/// </summary>
internal sealed class PortableMetadataReceiver : Receiver
{
    private readonly Socket _socket;
    private readonly WakeToken _wake;
    private readonly ReceiveRing _ring;
    private readonly ReceiveCounters _counters;
    private readonly EndPoint _anyRemote;
    private readonly int _maxDatagramBytes;

    public PortableMetadataReceiver(Socket socket, WakeToken wake, ReceiveRing ring, ReceiveCounters counters, UdpEndpointOptions options)
    {
        _socket = socket;
        _wake = wake;
        _ring = ring;
        _counters = counters;
        _anyRemote = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        _maxDatagramBytes = options.MaxDatagramBytes;
    }

    public override int TurnsBeforeYield => 256;

    public override bool HasQueued
    {
        get
        {
            _counters.AddCall();
            return _socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);
        }
    }

    /// <summary>Has the socket note the address of what arrives from now on: on a socket of both IP versions, for either.</summary>
    public static void Enable(Socket socket)
    {
        bool isV6 = socket.AddressFamily == AddressFamily.InterNetworkV6;
        if (isV6)
            socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.PacketInformation, true);
        if (!isV6 || socket.DualMode)
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.PacketInformation, true);
    }

    public override async ValueTask<int> ReceiveAsync()
    {
        _ring.Arm(1);
        try
        {
            if (_ring.ArmedCount == 0)
                return await WaitForBlocksAsync().ConfigureAwait(false);

            // One byte beyond the bound, as ever: a longer datagram shows by it.
            Memory<byte> memory = _ring.Armed[0].Block!.Bytes.AsMemory(0, _maxDatagramBytes + 1);
            _counters.AddCall();
            SocketReceiveMessageFromResult result =
                await _socket.ReceiveMessageFromAsync(memory, SocketFlags.None, _anyRemote, _wake.Token).ConfigureAwait(false);
            Fill(ref _ring.Armed[0], result);
            return 1;
        }
        catch (OperationCanceledException)
        {
            _wake.Renew();
            return 0;
        }
        catch (SocketException exception) when (PortableErrors.IsTransient(exception.SocketErrorCode))
        {
            _counters.AddSocketError(PortableErrors.Classify(exception.SocketErrorCode) == SendStatus.Refused);
            return 0;
        }
    }

    public override void Dispose()
    {
    }

    private void Fill(ref ReceivedRun run, in SocketReceiveMessageFromResult result)
    {
        run.IsTruncated = result.ReceivedBytes > _maxDatagramBytes || (result.SocketFlags & SocketFlags.Truncated) != 0;
        run.Length = Math.Min(result.ReceivedBytes, _maxDatagramBytes);
        run.Stride = run.Length;
        run.Remote = (IPEndPoint)result.RemoteEndPoint;
        run.Metadata = Read(result.PacketInformation);
    }

    private static DatagramMetadata Read(in IPPacketInformation information)
    {
        if (information.Address is not { } address)
            return default;
        if (address.IsIPv6LinkLocal)
            address.ScopeId = information.Interface;
        return new DatagramMetadata { Fields = MetadataFields.LocalAddress, Local = new LocalAddress(address, information.Interface) };
    }

    private async ValueTask<int> WaitForBlocksAsync()
    {
        _counters.AddStarvedWait();
        await Task.Delay(Timeout.Infinite, _wake.Token).ConfigureAwait(false);
        return 0;
    }
}
