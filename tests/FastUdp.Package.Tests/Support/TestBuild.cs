using System.Reflection;

namespace FastUdp.Package.Tests.Support;

/// <summary>How the tests were built.</summary>
internal static class TestBuild
{
    /// <summary>Debug or Release: what the tests were built as, and therefore what lies built beside them.</summary>
    public static string Configuration { get; } =
        typeof(TestBuild).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The folder that holds the packages this repository was restored from.</summary>
    public static string PackageFolder { get; } =
        typeof(TestBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == nameof(PackageFolder)).Value!;
}
