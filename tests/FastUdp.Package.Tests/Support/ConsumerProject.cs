namespace FastUdp.Package.Tests.Support;

/// <summary>A new console project outside the repository that knows FastUdp by its package alone.</summary>
internal sealed class ConsumerProject
{
    private readonly string _folder;

    public ConsumerProject(PackedPackages packages)
    {
        _folder = Path.Combine(packages.Folder, $"consumer-{Guid.NewGuid():N}");
        Directory.CreateDirectory(_folder);
        Add("Consumer.csproj", Project(packages.Version));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "consumer")))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public ConsumerProject Add(string file, string text)
    {
        File.WriteAllText(Path.Combine(_folder, file), text);
        return this;
    }

    public Task<DotNetResult> BuildAsync() => DotNet.RunAsync(_folder, "build", "-v", "q");

    public Task<DotNetResult> RunAsync() => DotNet.RunAsync(_folder, "run");

    private static string Project(string version) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="FastUdp" Version="{version}" />
          </ItemGroup>
        </Project>
        """;
}
