using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Broadcast.Networks;

/// <summary>
/// The group of every host of a link, ff02::1 (RFC 4291 section 2.7.1): the nearest thing to a broadcast that IPv6 has.
/// </summary>
internal static class EveryHostGroup
{
    private static readonly IPAddress Address = IPAddress.Parse("ff02::1");

    /// <summary>Tells where a server listens, and which interfaces it cannot hear the group on.</summary>
    public static void JoinAndTell(UdpEndpoint endpoint, Transcript transcript)
    {
        List<string> refusals = Join(endpoint);
        transcript.TellListening(endpoint);
        foreach (string refusal in refusals)
            transcript.Tell("notJoined", $"Not heard: {refusal}", json => json.WriteString("reason", refusal));
    }

    /// <summary>Hears it on every interface there is now, if the endpoint hears all IPv6 addresses.</summary>
    /// <returns>A line for each interface that refuses.</returns>
    private static List<string> Join(UdpEndpoint endpoint)
    {
        var refusals = new List<string>();
        bool hearsAll = endpoint.LocalEndPoint.Address.Equals(IPAddress.IPv6Any);
        foreach (LocalInterface link in hearsAll ? NetworkTargets.GroupLinks() : [])
        {
            try
            {
                endpoint.Join(new MulticastGroup(Address, InterfaceIndex: link.Index));
            }
            catch (SocketException exception)
            {
                refusals.Add(exception.Message);
            }
        }
        return refusals;
    }
}
