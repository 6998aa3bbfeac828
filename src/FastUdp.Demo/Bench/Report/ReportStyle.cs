namespace FastUdp.Demo.Bench.Report;

/// <summary>The style sheet, which stands in the page itself.</summary>
internal static class ReportStyle
{
    public static string Sheet { get; } = Read();

    private static string Read()
    {
        using Stream sheet = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(sheet);
        return reader.ReadToEnd();
    }
}
