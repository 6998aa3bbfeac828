using System.CommandLine;
using FastUdp.Benchmarks;
using FastUdp.Benchmarks.Compare;
using FastUdp.Benchmarks.Document;

var root = new RootCommand("Measures FastUdp: beside .NET's own sockets and the same work in C, and its pure parts alone.")
{
    CompareCommand.Create(),
    MicroCommand.Create(),
    DocumentCommand.Create(),
    DryCommand.Create(),
};
return root.Parse(args).Invoke();
