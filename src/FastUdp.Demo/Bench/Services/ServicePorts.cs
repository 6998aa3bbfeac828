namespace FastUdp.Demo.Bench.Services;

/// <summary>Where the services are, by their RFCs.</summary>
internal static class ServicePorts
{
    /// <summary>RFC 862.</summary>
    public const int Echo = 7;

    /// <summary>RFC 863.</summary>
    public const int Discard = 9;

    /// <summary>RFC 864.</summary>
    public const int CharacterGenerator = 19;
}
