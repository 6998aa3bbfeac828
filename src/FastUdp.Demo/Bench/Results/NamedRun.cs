namespace FastUdp.Demo.Bench.Results;

/// <summary>A run and what it is called beside others.</summary>
internal sealed record NamedRun(string Name, RunFile File)
{
    /// <summary>Reads files; each run is called as its file is, without folders where that still tells them apart, and numbered where nothing does.</summary>
    /// <exception cref="CommandFailedException">One cannot be read, or is no run file.</exception>
    public static NamedRun[] ReadAll(IReadOnlyList<string> paths)
    {
        string[] names = [.. paths.Select(static path => Path.GetFileNameWithoutExtension(path))];
        if (!AreApart(names))
            names = [.. paths];
        if (!AreApart(names))
            names = [.. paths.Select(static (path, index) => FormattableString.Invariant($"{path} #{index + 1}"))];
        return [.. paths.Select((path, index) => new NamedRun(names[index], RunFileReader.Read(path)))];
    }

    private static bool AreApart(string[] names) => names.Distinct(StringComparer.Ordinal).Count() == names.Length;
}
