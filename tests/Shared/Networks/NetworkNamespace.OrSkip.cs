namespace FastUdp.Tests.Shared;

/// <content>What only tests can do where there is no namespace; the benches have the rest of this class, too.</content>
internal sealed partial class NetworkNamespace
{
    /// <summary>Makes a namespace, or has the test skipped with the reason.</summary>
    public static NetworkNamespace CreateOrSkip()
    {
        NetworkNamespace? made = TryCreate(out string? obstacle);
        Xunit.Assert.SkipWhen(made is null, obstacle ?? "");
        return made!;
    }
}
