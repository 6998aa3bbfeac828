using System.Net;
using System.Net.Sockets;

namespace FastUdp.Transport.Portable;

/// <summary>Sends the datagrams of each run one by one through <see cref="Socket"/>.</summary>
internal sealed class PortableTransmitter : Transmitter
{
    private readonly Socket _socket;
    private readonly SendCounters _counters;
    private readonly bool _isConnected;
    private readonly TimeSpan _sendTimeout;
    private readonly SocketAddress _address;

    private SendDeadline _deadline;

    public PortableTransmitter(Socket socket, SendCounters counters, bool isConnected, TimeSpan sendTimeout)
    {
        _socket = socket;
        _counters = counters;
        _isConnected = isConnected;
        _sendTimeout = sendTimeout;
        _address = new SocketAddress(socket.AddressFamily, SocketAddressCodec.Size(socket.AddressFamily));
    }

    public override void Transmit(ReadOnlySpan<SendRun> runs)
    {
        _deadline = new SendDeadline(_sendTimeout);
        foreach (ref readonly SendRun run in runs)
        {
            if (!_isConnected)
                SocketAddressCodec.Write(_address.Buffer.Span, run.Remote, _socket.AddressFamily);
            TransmitRun(run);
        }
    }

    public override void Dispose()
    {
    }

    private void TransmitRun(in SendRun run)
    {
        ReadOnlySpan<byte> rest = run.Block.Bytes.AsSpan(run.Offset, run.Length);
        int sent = 0;
        int sentBytes = 0;
        do
        {
            ReadOnlySpan<byte> payload = rest[..Math.Min(run.Stride, rest.Length)];
            rest = rest[payload.Length..];
            if (SendOne(payload))
            {
                sent++;
                sentBytes += payload.Length;
            }
        }
        while (!rest.IsEmpty);
        _counters.AddSent(sent, sentBytes);
    }

    private bool SendOne(ReadOnlySpan<byte> payload)
    {
        for (bool mayRetry = true; ;)
        {
            SocketError error = TrySendOne(payload);
            if (error == SocketError.Success)
                return true;
            if (!ShouldRetry(error, ref mayRetry))
            {
                _counters.AddGivenUp(PortableErrors.Classify(error), 1);
                return false;
            }
        }
    }

    /// <summary>Whether to try the same datagram again: there is room now, or the error may be an earlier one's.</summary>
    private bool ShouldRetry(SocketError error, ref bool mayRetry)
    {
        if (error == SocketError.WouldBlock)
        {
            TimeSpan left = _deadline.Left();
            if (left <= TimeSpan.Zero)
                return false;
            _counters.AddCall();
            _socket.Poll(left, SelectMode.SelectWrite);
            return true;
        }
        bool isTooLong = error == SocketError.MessageSize;
        bool isPerhapsEarlier = _isConnected && mayRetry && (isTooLong || PortableErrors.IsTransient(error));
        if (isPerhapsEarlier && !isTooLong) // Which it mostly is itself.
            _counters.AddSocketError(PortableErrors.Classify(error) == SendStatus.Refused);
        mayRetry = false;
        return isPerhapsEarlier;
    }

    private SocketError TrySendOne(ReadOnlySpan<byte> payload)
    {
        _counters.AddCall();
        try
        {
            if (_isConnected)
                _socket.Send(payload, SocketFlags.None);
            else
                _socket.SendTo(payload, SocketFlags.None, _address);
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }
}
