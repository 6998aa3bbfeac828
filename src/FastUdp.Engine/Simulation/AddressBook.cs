using System.Net;
using System.Net.Sockets;
using FastUdp.Transport.Simulated;

namespace FastUdp.Simulation;

/// <summary>Who is bound where in a network. Guarded by the network.</summary>
internal sealed class AddressBook
{
    // The dynamic ports of RFC 6335 section 6.
    private const int FirstEphemeralPort = 49_152;
    private const int EphemeralPorts = IPEndPoint.MaxPort - FirstEphemeralPort + 1;

    private readonly Dictionary<RemoteAddress, SimulatedTransport> _bound = [];
    private int _ephemeralCount;

    /// <summary>Gives an address its port, if it has none: the next one that is free.</summary>
    /// <exception cref="SocketException">It is taken, or all are.</exception>
    public RemoteAddress Choose(in RemoteAddress local, bool isDualMode)
    {
        if (local.Port != 0)
            return IsFree(local, isDualMode) ? local : throw Taken(local, "the port is in use by another endpoint of the network");
        for (int i = 0; i < EphemeralPorts; i++)
        {
            RemoteAddress candidate = local.WithPort(FirstEphemeralPort + (_ephemeralCount++ % EphemeralPorts));
            if (IsFree(candidate, isDualMode))
                return candidate;
        }
        throw Taken(local, $"all {EphemeralPorts:N0} dynamic ports of the address are in use");
    }

    public void Add(in RemoteAddress local, bool isDualMode, SimulatedTransport transport)
    {
        _bound.Add(local, transport);
        if (IsWildcardOfBoth(local, isDualMode))
            _bound.Add(UnicastAddress.AnyOf(AddressFamily.InterNetwork, local.Port), transport);
    }

    public void Remove(in RemoteAddress local, bool isDualMode)
    {
        _bound.Remove(local);
        if (IsWildcardOfBoth(local, isDualMode))
            _bound.Remove(UnicastAddress.AnyOf(AddressFamily.InterNetwork, local.Port));
    }

    /// <summary>Who hears a datagram: whoever is bound to its very address, or else to all addresses, unless connected to another remote.</summary>
    public SimulatedTransport? Find(in RemoteAddress from, in RemoteAddress to)
    {
        if (_bound.TryGetValue(to, out SimulatedTransport? exact) && exact.Hears(from))
            return exact;
        return _bound.TryGetValue(UnicastAddress.AnyOf(to.AddressFamily, to.Port), out SimulatedTransport? wildcard) && wildcard.Hears(from)
            ? wildcard
            : null;
    }

    private bool IsFree(in RemoteAddress local, bool isDualMode) =>
        !_bound.ContainsKey(local)
        && !(IsWildcardOfBoth(local, isDualMode) && _bound.ContainsKey(UnicastAddress.AnyOf(AddressFamily.InterNetwork, local.Port)));

    private static bool IsWildcardOfBoth(in RemoteAddress local, bool isDualMode) =>
        isDualMode && !local.IsIPv4 && UnicastAddress.IsAny(local);

    private static SocketException Taken(in RemoteAddress local, string why) =>
        new((int)SocketError.AddressAlreadyInUse, $"Cannot bind UDP {local}: {why}.");
}
