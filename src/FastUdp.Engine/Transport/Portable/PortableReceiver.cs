using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using FastUdp.Buffers;

namespace FastUdp.Transport.Portable;

/// <summary>
/// Fills one slot at a time through <see cref="Socket"/>'s own allocation-free receive. What is already there completes
/// synchronously, and the receive loop awaits a completed task: a flood is a loop and never a recursion.
/// </summary>
internal sealed class PortableReceiver : Receiver
{
    private readonly Socket _socket;
    private readonly WakeToken _wake;
    private readonly ReceiveRing _ring;
    private readonly ReceiveCounters _counters;
    private readonly SocketAddress _address;
    private readonly int _maxDatagramBytes;
    private readonly int _offeredBytes;

    public PortableReceiver(Socket socket, WakeToken wake, ReceiveRing ring, ReceiveCounters counters, UdpEndpointOptions options)
    {
        _socket = socket;
        _wake = wake;
        _ring = ring;
        _counters = counters;
        _address = new SocketAddress(socket.AddressFamily, SocketAddressCodec.Size(socket.AddressFamily));
        _maxDatagramBytes = options.MaxDatagramBytes;

        // One byte beyond the bound: Unix cuts a longer datagram silently, and this byte is how it shows.
        _offeredBytes = options.MaxDatagramBytes + 1;
    }

    /// <remarks>The state machine of a receive that has to wait is pooled; one that has not needs none.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReceiveAsync()
    {
        if (_ring.ArmedCount == 0)
            return await WaitForBlocksAsync().ConfigureAwait(false);

        Memory<byte> memory = _ring.Armed[0].Block!.Bytes.AsMemory(0, _offeredBytes);
        try
        {
            return Fill(await _socket.ReceiveFromAsync(memory, SocketFlags.None, _address, _wake.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            _wake.Renew();
            return 0;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.MessageSize)
        {
            return Fill(_offeredBytes); // Windows reports the cut as an error, with the buffer filled.
        }
        catch (SocketException exception) when (PortableErrors.IsTransient(exception.SocketErrorCode))
        {
            _counters.AddSocketError();
            return 0;
        }
    }

    public override void Dispose()
    {
    }

    private int Fill(int length)
    {
        ref ReceivedRun run = ref _ring.Armed[0];
        run.IsTruncated = length > _maxDatagramBytes;
        run.Length = Math.Min(length, _maxDatagramBytes);
        run.Stride = run.Length;
        run.Remote = SocketAddressCodec.Read(_address.Buffer.Span, _socket.AddressFamily);
        return 1;
    }

    /// <summary>Leases hold every block: the kernel's queue absorbs, then drops and counts, until one comes back.</summary>
    private async ValueTask<int> WaitForBlocksAsync()
    {
        _counters.AddStarvedWait();
        await Task.Delay(Timeout.Infinite, _wake.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _wake.Renew();
        return 0;
    }
}
