namespace FastUdp.Generators;

/// <summary>The names of the pipelines' steps, by which a test sees whether they ran again.</summary>
internal static class TrackingNames
{
    public const string Messages = nameof(Messages);
}
