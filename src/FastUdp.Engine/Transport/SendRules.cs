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
    private readonly string? _noOptions;
    private readonly bool _choosesSource;

    /// <param name="local">What the endpoint is bound to.</param>
    /// <param name="isDualMode">Whether an IPv6 one carries IPv4 too.</param>
    /// <param name="connected">Its only remote, if there is one.</param>
    /// <param name="noOptions">Why single datagrams cannot leave otherwise; null where they can.</param>
    public SendRules(IPEndPoint local, bool isDualMode, RemoteAddress? connected, string? noOptions = null)
    {
        _noOptions = noOptions;

        // One that is bound to a single address answers from there anyway.
        _choosesSource = noOptions is null && (local.Address.Equals(IPAddress.Any) || local.Address.Equals(IPAddress.IPv6Any));
        _local = local;
        _acceptsIPv4 = isDualMode || local.AddressFamily == AddressFamily.InterNetwork;
        _acceptsIPv6 = local.AddressFamily == AddressFamily.InterNetworkV6;
        _connectedRemote = connected.GetValueOrDefault();
    }

    /// <summary>The remote of a connected endpoint; otherwise the default, which a check refuses.</summary>
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

    public void Check(in RemoteAddress remote, int length, in SendOptions options)
    {
        Check(remote, length);
        if (options.IsDefault)
            return;
        if (_noOptions is not null)
            throw new PlatformNotSupportedException($"Single datagrams cannot have options of their own: {_noOptions}.");
        options.Validate();
        AddressFamily source = options.Source.AddressFamily;
        if (source != AddressFamily.Unspecified && source != remote.AddressFamily)
            throw new ArgumentException($"The source {options.Source} and the remote {remote} are of different IP versions.", nameof(options));
    }

    /// <summary>How an answer leaves: from the address that was asked, where that is known and there is a choice.</summary>
    public SendOptions OptionsOfReply(in DatagramMetadata metadata) =>
        _choosesSource ? new SendOptions { Source = metadata.ReplySource } : default;

    /// <summary>Throws where the default source is of an IP version that an endpoint bound like this does not send.</summary>
    public static void CheckDefaults(IPEndPoint local, UdpEndpointOptions options)
    {
        AddressFamily source = options.SendDefaults.Source.AddressFamily;
        bool fits = source == AddressFamily.Unspecified || source == local.AddressFamily
            || (source == AddressFamily.InterNetwork && options.DualMode);
        if (!fits)
            throw new ArgumentException(
                $"The source {options.SendDefaults.Source} is {UdpLimits.FamilyName(source)}, the endpoint {local} is not.", nameof(options));
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
