namespace FastUdp.Transport;

/// <summary>
/// What the environment turns off, for every endpoint of the process: <c>FASTUDP_DISABLE=gso,gro</c>. Meant for a
/// machine whose kernel or driver misbehaves, where the program cannot be changed.
/// </summary>
internal sealed class Switches
{
    public const string Variable = "FASTUDP_DISABLE";
    public const string Linux = "linux";
    public const string Gso = "gso";
    public const string Gro = "gro";

    private readonly HashSet<string> _off;

    public Switches(string? value) => _off = new HashSet<string>(
        (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    public static Switches FromEnvironment { get; } = new(Environment.GetEnvironmentVariable(Variable));

    public bool IsOff(string name) => _off.Contains(name);

    public static string Reason(string name) => $"{Variable} names '{name}'";
}
