using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Arguments;

/// <summary>
/// Opens the endpoint of a command. What the system refuses is told in one line, with the address and what helps; .NET's own words for
/// it name neither.
/// </summary>
internal static class EndpointOpening
{
    // ip(7): 1,024 unless the administrator says otherwise; other systems have no such file, and mostly the same limit.
    private const string UnprivilegedPortFile = "/proc/sys/net/ipv4/ip_unprivileged_port_start";
    private const int UsualUnprivilegedPort = 1_024;

    /// <summary>Listens at an address of this machine.</summary>
    /// <exception cref="CommandFailedException">It cannot be bound; the line says why.</exception>
    public static UdpEndpoint Bind(IPEndPoint local, UdpEndpointOptions options)
    {
        try
        {
            return UdpEndpoint.Bind(local, options);
        }
        catch (SocketException exception)
        {
            throw new CommandFailedException($"cannot listen at {local}: {ExplainLocal(exception, local)}");
        }
        catch (ArgumentOutOfRangeException exception) when (exception.ParamName == nameof(UdpEndpointOptions.Core))
        {
            throw Refused(exception);
        }
    }

    /// <summary>Asks one server, from an address that the system chooses or from the one given.</summary>
    /// <exception cref="CommandFailedException">The one cannot be bound or the other not be reached; the line says which and why.</exception>
    public static UdpEndpoint Connect(IPEndPoint remote, UdpEndpointOptions options, IPEndPoint? local = null)
    {
        if (local is not null && local.AddressFamily != remote.AddressFamily)
            throw new CommandFailedException($"{local} and {remote} are of different IP versions: nothing can be sent from one to the other", ExitCodes.Usage);
        try
        {
            return UdpEndpoint.Connect(remote, options, local);
        }
        catch (SocketException exception)
        {
            throw new CommandFailedException(local is not null && IsOfLocal(exception, local)
                ? $"cannot send from {local}: {ExplainLocal(exception, local)}"
                : $"cannot send to {remote}: {ExplainRemote(exception, local)}");
        }
        catch (ArgumentOutOfRangeException exception) when (exception.ParamName == nameof(UdpEndpointOptions.Core))
        {
            throw Refused(exception);
        }
    }

    /// <summary>A core that this process may not use: the engine's sentence names those it may.</summary>
    private static CommandFailedException Refused(ArgumentOutOfRangeException core) =>
        new($"core {core.ActualValue} cannot be had: {Sentence(core)}", ExitCodes.Usage);

    // .NET appends the names of the parameter and of the value.
    private static string Sentence(ArgumentException exception) => exception.Message.Split(" (Parameter")[0].TrimEnd('.');

    /// <summary>Which of the two addresses was refused: the socket is bound first, then connected.</summary>
    private static bool IsOfLocal(SocketException exception, IPEndPoint local) => exception.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable => true,
        SocketError.AccessDenied => local.Port > 0 && local.Port < UnprivilegedPort(),
        _ => false,
    };

    private static string ExplainLocal(SocketException exception, IPEndPoint local) => exception.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "the port is in use: stop whoever has it, or choose another (port 0 lets the system choose)",
        SocketError.AddressNotAvailable => $"this machine has no such address: {Every(local.AddressFamily)} is every address it has",
        SocketError.AccessDenied => ExplainPrivilege(),
        _ => exception.Message.TrimEnd('.'),
    };

    private static string ExplainRemote(SocketException exception, IPEndPoint? local) => exception.SocketErrorCode switch
    {
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.AddressNotAvailable => "there is no route to it",

        // connect(2): the only address that takes a permission is a broadcast address.
        SocketError.AccessDenied => "it is a broadcast address: 'fastudp broadcast' sends to those",
        SocketError.InvalidArgument when local is not null => $"it cannot be reached from {local.Address}",
        _ => exception.Message.TrimEnd('.'),
    };

    private static string ExplainPrivilege()
    {
        string ports = UnprivilegedPort().ToString("N0", CultureInfo.InvariantCulture);
        return File.Exists(UnprivilegedPortFile)
            ? $"permission refused: ports below {ports} (net.ipv4.ip_unprivileged_port_start) need root or CAP_NET_BIND_SERVICE"
            : $"permission refused: ports below {ports} may need an administrator";
    }

    private static int UnprivilegedPort() =>
        File.Exists(UnprivilegedPortFile) && int.TryParse(File.ReadAllText(UnprivilegedPortFile), CultureInfo.InvariantCulture, out int port)
            ? port
            : UsualUnprivilegedPort;

    private static string Every(AddressFamily family) => family == AddressFamily.InterNetwork ? "0.0.0.0" : "[::]";
}
