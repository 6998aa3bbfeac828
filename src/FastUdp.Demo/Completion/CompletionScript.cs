namespace FastUdp.Demo.Completion;

/// <summary>The shells whose words can be completed, and the script that each loads for it.</summary>
internal static class CompletionScript
{
    public static string[] Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    public static string Of(string shell)
    {
        using Stream script = typeof(CompletionScript).Assembly.GetManifestResourceStream($"completion.{shell}")!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
