using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>Which groups an endpoint may hear. Breaking a rule is misuse and throws, naming the value and the limit.</summary>
internal static class GroupRules
{
    public static void Check(MulticastGroup group, LocalBinding binding)
    {
        group.Validate();
        AddressFamily family = group.Normalize().Address.AddressFamily;
        bool hears = family == binding.Local.AddressFamily || (family == AddressFamily.InterNetwork && binding.IsDualMode);
        if (!hears)
            throw new ArgumentException($"The group {group.Address} is {UdpLimits.FamilyName(family)}, the endpoint {binding.Local} is not.", nameof(group));
    }
}
