using System.Net;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Control.Serving;

/// <summary>Where the endpoints for test datagrams are bound.</summary>
/// <param name="First">Of a range, for a firewall to let through; 0 lets the system choose.</param>
/// <param name="Last">The last of it.</param>
internal sealed record DataPorts(int First, int Last)
{
    /// <summary>As the system chooses.</summary>
    public static DataPorts Any { get; } = new(0, 0);

    /// <summary>Opens a session at the first port that is free.</summary>
    /// <param name="address">Where.</param>
    /// <param name="open">Opens it at a port.</param>
    /// <exception cref="CommandFailedException">None can be bound; of the last the line says why.</exception>
    public FarSession Open(IPAddress address, Func<IPEndPoint, FarSession> open)
    {
        for (int port = First; port < Last; port++)
        {
            try
            {
                return open(new IPEndPoint(address, port));
            }
            catch (CommandFailedException)
            {
                // The next may be free; the last one says why it is not.
            }
        }
        return open(new IPEndPoint(address, Last));
    }
}
