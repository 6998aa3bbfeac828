using System.Text.RegularExpressions;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Architecture;

/// <summary>Holds the house rules of docs/architecture.md: which part may know which, and where danger may stand.</summary>
public partial class ArchitectureTests
{
    private const string Factory = "Transport/TransportFactory.cs";

    // The folders whose public types have a namespace of their own, under the folder's name.
    private static readonly string[] PublicFolders =
        ["Messages", "Requests", "Impairment", "Simulation", "PathMtu", "LargeMessages", "Capture", "Diagnostics"];

    // What stands around a backend and passes its datagrams on.
    private static readonly string[] Decorators = ["Impairment", "Pacing", "Capture"];

    [Fact]
    public void The_sources_are_found()
    {
        Assert.True(SourceTree.Engine.Length > 30, $"Only {SourceTree.Engine.Length} files were found.");
        Assert.Contains(SourceTree.Engine, file => file.Path == Factory);
    }

    [Fact]
    public void Unsafe_code_stands_in_the_interop_the_Linux_backend_and_the_block_alone() =>
        AssertNone(
            file => file.Code.Any(line => UnsafeWord().IsMatch(line))
                && !file.IsIn("Interop") && !file.IsIn("Transport/Linux") && file.Path != "Buffers/Block.cs");

    [Fact]
    public void Only_the_Linux_backend_knows_the_interop() =>
        AssertNone(file => file.Has("FastUdp.Interop") && !file.IsIn("Interop") && !file.IsIn("Transport/Linux"));

    [Fact]
    public void Only_the_factory_names_both_backends()
    {
        AssertNone(file => file.Has("FastUdp.Transport.Linux") && !file.IsIn("Transport/Linux") && file.Path != Factory);
        AssertNone(file => file.Has("FastUdp.Transport.Portable") && !file.IsIn("Transport/Portable") && file.Path != Factory);
        AssertNone(file => !file.IsIn("Transport/Linux") && file.Path != Factory && file.Code.Any(line => LinuxType().IsMatch(line)));
        AssertNone(file => !file.IsIn("Transport/Portable") && file.Path != Factory && file.Code.Any(line => PortableType().IsMatch(line)));
    }

    [Fact]
    public void Buffers_metadata_stores_and_interop_use_nothing_else_of_the_engine() =>
        AssertNone(file =>
            ((file.IsIn("Buffers") || file.IsIn("Metadata")) && Usings(file).Any(used => used != "FastUdp.Buffers"))
            || (file.IsIn("Stores") && Usings(file).Any())
            || (file.IsIn("Interop") && Usings(file).Any(used => used != "FastUdp.Interop.Linux")));

    [Fact]
    public void The_Linux_backend_uses_buffers_its_interop_and_the_contract_alone() =>
        AssertNone(file => file.IsIn("Transport/Linux")
            && Usings(file).Any(used => used is not ("FastUdp.Buffers" or "FastUdp.Interop.Linux" or "FastUdp.Transport")));

    [Fact]
    public void The_operating_system_is_asked_for_in_the_factory_and_for_one_Windows_option_alone() =>
        AssertNone(file => file.Code.Count(line => line.Contains("OperatingSystem.Is", StringComparison.Ordinal)) > file.Path switch
        {
            Factory => int.MaxValue,
            "Transport/Portable/PortableTransport.cs" => 1, // SIO_UDP_CONNRESET
            _ => 0,
        });

    [Fact]
    public void Nothing_is_compiled_conditionally() =>
        AssertNone(file => file.Code.Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));

    [Fact]
    public void No_file_is_longer_than_300_lines() => AssertNone(file => file.Lines.Length > 300);

    [Fact]
    public void A_file_is_named_after_its_type() =>
        AssertNone(file => !file.Code.Any(line => Regex.IsMatch(line, $@"\b(class|struct|interface|enum|record|delegate \S+) {file.Name.Split('.')[0]}\b")));

    [Fact]
    public void Code_that_follows_pointers_says_why_it_is_safe() =>
        AssertNone(file => !file.IsIn("Interop")
            && file.Code.Any(line => PointerWork().IsMatch(line))
            && !file.Lines.Any(line => line.Contains("// SAFETY: ", StringComparison.Ordinal)));

    [Fact]
    public void Calls_that_may_block_do_not_suppress_the_transition_to_the_collector() =>
        AssertNone(file => file.Has("SuppressGCTransition"));

    [Fact]
    public void The_codec_and_the_attributes_know_nothing_that_moves_datagrams() =>
        AssertNone(file => (file.IsIn("Messages/Codec") || file.IsIn("Messages/Declaring"))
            && (Usings(file).Any() || file.Code.Any(line => MovingType().IsMatch(line))));

    [Fact]
    public void Nothing_below_the_messages_uses_them() =>
        AssertNone(file => (file.IsIn("Buffers") || file.IsIn("Interop") || file.IsIn("Transport")) && file.Has("FastUdp.Messages"));

    [Fact]
    public void Requests_stand_on_the_facade_and_the_messages_alone() =>
        AssertNone(file => file.IsIn("Requests") && Usings(file).Any(used => used is not ("FastUdp.Messages" or "FastUdp.Stores" or "FastUdp.Diagnostics")));

    [Fact]
    public void Nothing_uses_the_requests() => AssertNone(file => !file.IsIn("Requests") && file.Has("using FastUdp.Requests"));

    [Fact]
    public void The_path_MTU_stands_on_the_facade_and_the_messages_and_large_messages_on_all_three() =>
        AssertNone(file =>
            (file.IsIn("PathMtu") && Usings(file).Any(used => used != "FastUdp.Messages"))
            || (file.IsIn("LargeMessages") && Usings(file).Any(used => used is not ("FastUdp.Messages" or "FastUdp.PathMtu" or "FastUdp.Stores" or "FastUdp.Diagnostics"))));

    [Fact]
    public void Nothing_uses_the_path_MTU_but_large_messages_and_nothing_uses_those() =>
        AssertNone(file =>
            (file.Has("using FastUdp.PathMtu") && !file.IsIn("LargeMessages") && !file.IsIn("PathMtu"))
            || (file.Has("using FastUdp.LargeMessages") && !file.IsIn("LargeMessages")));

    [Fact]
    public void Diagnostics_read_what_the_transports_count_and_only_what_is_counted_names_them() =>
        AssertNone(file =>
            (file.IsIn("Diagnostics") && Usings(file).Any(used => used is not ("FastUdp.Buffers" or "FastUdp.Transport" or "FastUdp.Impairment" or "FastUdp.Diagnostics")))
            || (file.Has("using FastUdp.Diagnostics") && (file.IsIn("Buffers") || file.IsIn("Transport") || Decorators.Any(file.IsIn))));

    [Fact]
    public void What_stands_around_a_backend_stands_on_the_transport_contract() =>
        AssertNone(file => Decorators.Any(file.IsIn)
            && Usings(file).Any(used => used is not ("FastUdp.Buffers" or "FastUdp.Transport") && !Decorators.Any(own => file.IsIn(own) && used == $"FastUdp.{own}")));

    [Fact]
    public void The_simulation_stands_on_impairment_and_the_transport_contract() =>
        AssertNone(file =>
            (file.IsIn("Simulation") && Usings(file).Any(used => used is not ("FastUdp.Impairment" or "FastUdp.Transport" or "FastUdp.Transport.Simulated")))
            || (file.IsIn("Transport/Simulated") && Usings(file).Any(used => used is not ("FastUdp.Buffers" or "FastUdp.Transport" or "FastUdp.Simulation"))));

    [Fact]
    public void Only_the_factory_the_options_and_the_facade_know_what_stands_around_a_backend_and_the_simulation() =>
        AssertNone(file => (file.Has("using FastUdp.Simulation") || Decorators.Any(name => file.Has($"using FastUdp.{name};")))
            && !file.IsIn("Simulation") && !file.IsIn("Transport/Simulated") && !file.IsIn("Diagnostics") && !Decorators.Any(file.IsIn)
            && file.Path is not (Factory or "UdpEndpointOptions.cs" or "UdpEndpoint.cs"));

    [Fact]
    public void Public_types_stand_at_the_root_of_the_namespace_or_in_one_beneath_it_that_is_named_as_its_folder()
    {
        Assert.All(
            typeof(UdpEndpoint).Assembly.GetExportedTypes(),
            type => Assert.True(type.Namespace == "FastUdp" || PublicFolders.Contains(type.Namespace?["FastUdp.".Length..]), type.FullName));
        foreach (string folder in PublicFolders)
            AssertNone(file => file.IsIn(folder) != file.Has($"namespace FastUdp.{folder};"));
    }

    [Fact]
    public void The_engine_references_the_framework_and_two_packages_alone() =>
        Assert.All(
            typeof(UdpEndpoint).Assembly.GetReferencedAssemblies(),
            reference => Assert.True(
                reference.Name!.StartsWith("System.", StringComparison.Ordinal)
                || reference.Name is "Microsoft.Win32.Primitives" or "Microsoft.Extensions.ObjectPool" or "CommunityToolkit.HighPerformance",
                reference.Name));

    private static IEnumerable<string> Usings(SourceFile file) =>
        file.Code.Select(line => EngineUsing().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);

    private static void AssertNone(Func<SourceFile, bool> isGuilty)
    {
        string[] guilty = SourceTree.Engine.Where(isGuilty).Select(file => file.Path).ToArray();
        Assert.True(guilty.Length == 0, $"Against the rule: {string.Join(", ", guilty)}");
    }

    [GeneratedRegex(@"\bunsafe\b")]
    private static partial Regex UnsafeWord();

    [GeneratedRegex(@"\bLinux(Transport|Socket|Receiver|Transmitter|Probe|Offloads)\b")]
    private static partial Regex LinuxType();

    [GeneratedRegex(@"\bPortable(Transport|Receiver|Transmitter|Errors)\b")]
    private static partial Regex PortableType();

    // RemoteAddress is a value that stands in messages too. Datagram alone, for the codec's own names begin with it.
    [GeneratedRegex(@"\b(UdpEndpoint\w*|Datagram|DatagramSender|DatagramBatch|DatagramRun|DatagramLease|DatagramContext|IDatagramHandler|BlockPool|Block|RunCoalescer|Transmitter|\w*Transport)\b")]
    private static partial Regex MovingType();

    [GeneratedRegex(@"^using (?:static )?(FastUdp\.[A-Za-z]+(?:\.Linux|\.Portable|\.Simulated)?)\b")]
    private static partial Regex EngineUsing();

    [GeneratedRegex(@"\w->\w|\bfixed \(|Unsafe\.AsPointer|AddRef\(|= stackalloc .*;.*\*|\*\w+ = stackalloc")]
    private static partial Regex PointerWork();
}
