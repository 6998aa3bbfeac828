// Every test runs compilers, which take all cores there are.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// Packing takes seconds: once for all.
[assembly: AssemblyFixture(typeof(FastUdp.Package.Tests.Support.PackedPackages))]
