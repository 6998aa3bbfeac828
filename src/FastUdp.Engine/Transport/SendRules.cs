using System.Net;
using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>What may be sent from an endpoint. Breaking a rule is misuse and throws, naming the value and the limit.</summary>
internal sealed class SendRules
{
    private readonly bool _acceptsIPv4;
    private readonly bool _acceptsIPv6;
    private readonly IPEndPoint _local;
    private readonly RemoteAddress _connectedRemote;

    public SendRules(IPEndPoint local, bool isDualMode, RemoteAddress? connected)
    {
        _local = local;
        _acceptsIPv4 = isDualMode || local.AddressFamily == AddressFamily.InterNetwork;
        _acceptsIPv6 = local.AddressFamily == AddressFamily.InterNetworkV6;
        _connectedRemote = connected.GetValueOrDefault();
    }

    /// <summary>The remote of a connected endpoint; otherwise the default, which <see cref="Check"/> refuses.</summary>
    public ref readonly RemoteAddress ConnectedRemote => ref _connectedRemote;

    public void Check(in RemoteAddress remote, int length)
    {
        bool accepts = remote.AddressFamily switch
        {
            AddressFamily.InterNetwork => _acceptsIPv4,
            AddressFamily.InterNetworkV6 => _acceptsIPv6,
            _ => throw new InvalidOperationException($"The endpoint {_local} is not connected: name the remote to send to."),
        };
        if (!accepts)
            throw new ArgumentException($"The remote {remote} is {UdpLimits.FamilyName(remote.AddressFamily)}, the endpoint {_local} is not.", nameof(remote));
        if (_connectedRemote != default && _connectedRemote != remote)
            throw new ArgumentException($"The endpoint is connected to {_connectedRemote} and cannot send to {remote}.", nameof(remote));
        CheckLength(remote, length);
    }

    private static void CheckLength(in RemoteAddress remote, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int limit = UdpLimits.MaxPayloadBytes(remote.AddressFamily);
        if (length > limit)
            throw new ArgumentException(
                $"{length:N0} bytes exceed the {UdpLimits.FamilyName(remote.AddressFamily)} UDP payload limit of {limit:N0}.", nameof(length));
    }
}
