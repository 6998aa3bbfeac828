using System.Reflection;

namespace FastUdp.Package.Tests.Support;

/// <summary>The repository the tests were built in, and how.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: what the tests were built as, and therefore what lies built beside them.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The folder that holds the packages this repository was restored from.</summary>
    public static string PackageFolder { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == nameof(PackageFolder)).Value!;

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FastUdp.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No FastUdp.sln above {AppContext.BaseDirectory}.");
    }
}
