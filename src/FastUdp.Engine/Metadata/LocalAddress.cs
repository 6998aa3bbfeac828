using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace FastUdp;

/// <summary>An address of this machine, an interface of it, or both: where a datagram arrived, or is to leave.</summary>
public readonly struct LocalAddress : IEquatable<LocalAddress>
{
    private readonly RemoteAddress _address;

    /// <summary>Makes one of an address, an interface, or both.</summary>
    /// <param name="address">An address of this machine; null leaves it to the routes.</param>
    /// <param name="interfaceIndex">The interface's index, 1 or more; 0 leaves it to the routes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public LocalAddress(IPAddress? address, int interfaceIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(interfaceIndex);
        _address = address is null ? default : new RemoteAddress(new IPEndPoint(address, 0));
        InterfaceIndex = interfaceIndex;
    }

    internal LocalAddress(in RemoteAddress address, int interfaceIndex)
    {
        _address = address.WithPort(0);
        InterfaceIndex = interfaceIndex;
    }

    /// <summary>The interface's index; 0 when it is not known or does not matter.</summary>
    public int InterfaceIndex { get; }

    /// <summary>The address's family; <see cref="AddressFamily.Unspecified"/> when there is none.</summary>
    public AddressFamily AddressFamily => _address.AddressFamily;

    /// <summary>The address, with port 0.</summary>
    [UnscopedRef]
    internal ref readonly RemoteAddress Address => ref _address;

    /// <summary>Whether it names neither.</summary>
    internal bool IsDefault => InterfaceIndex == 0 && _address == default;

    /// <summary>Whether two are the same.</summary>
    public static bool operator ==(in LocalAddress left, in LocalAddress right) =>
        left.InterfaceIndex == right.InterfaceIndex && left._address == right._address;

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(in LocalAddress left, in LocalAddress right) => !(left == right);

    /// <summary>The address; null when there is none. This allocates.</summary>
    public IPAddress? ToIPAddress() => AddressFamily == AddressFamily.Unspecified ? null : _address.ToIPEndPoint().Address;

    /// <inheritdoc/>
    public bool Equals(LocalAddress other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LocalAddress other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_address, InterfaceIndex);

    /// <summary>As text: <c>192.0.2.1 on interface 2</c>.</summary>
    public override string ToString() => $"{ToIPAddress()?.ToString() ?? "any address"} on interface {InterfaceIndex}";
}
