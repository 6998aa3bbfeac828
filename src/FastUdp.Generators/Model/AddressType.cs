namespace FastUdp.Generators.Model;

/// <summary>An <c>IPAddress</c>, or with a port the engine's <c>RemoteAddress</c>.</summary>
internal sealed record AddressType(bool HasPort, bool IsBigEndian) : WireType
{
    public override int MinBytes => HasPort ? 1 : 5;

    public override int MaxBytes => HasPort ? 23 : 21;

    public override string Schema => (HasPort ? "remote" : "ip") + (IsBigEndian ? "be" : "");
}
