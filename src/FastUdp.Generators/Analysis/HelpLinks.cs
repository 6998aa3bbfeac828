namespace FastUdp.Generators.Analysis;

/// <summary>Where the pages of docs/diagnostics are read.</summary>
internal static class HelpLinks
{
    private const string Folder = "https://github.com/fastudp/fastudp/blob/main/docs/diagnostics/";

    public static string For(string id) => Folder + id + ".md";
}
