using System.Reflection;
using System.Runtime.Loader;
using FastUdp.Generators.LockFile;
using FastUdp.Generators.Model;
using FastUdp.Generators.Parsing;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace FastUdp.Generators.Tests.LockFile;

/// <summary>Two versions of one message, each compiled into an assembly of its own, that send each other datagrams.</summary>
internal sealed class TwoVersions(string shipped, string current) : IDisposable
{
    private readonly AssemblyLoadContext _context = new(null, isCollectible: true);

    /// <summary>Whether the lock file takes the change for a breaking one.</summary>
    public bool IsBreaking
    {
        get
        {
            LockFileText file = Layouts.Parse([.. Of(shipped).Lines.Select(line => line.ToString())]);
            return ShippedComparison.BreakingChanges(file.Messages["Ping"], Of(current)).Count > 0;
        }
    }

    /// <summary>What the current version reads of a message the shipped one wrote.</summary>
    public string Forward(string message) => Read(current, Write(shipped, message));

    /// <summary>What the shipped version reads of a message the current one wrote.</summary>
    public string Back(string message) => Read(shipped, Write(current, message));

    public void Dispose() => _context.Unload();

    private static string Source(string fields, string message) => $$"""
        using System;
        using FastUdp.Messages;

        [DatagramMessage(1)] public partial record struct Ping({{fields}});

        public static class Peer
        {
            public static byte[] Write()
            {
                byte[] datagram = new byte[Ping.MaxWireSize];
                Ping.TryWrite({{message}}, datagram, out int written, out _);
                return datagram[..written];
            }

            public static string Read(byte[] datagram) =>
                Ping.TryRead(datagram, out Ping ping, out WireFault fault) ? ping.ToString() : fault.Reason.ToString();
        }
        """;

    /// <summary>Under a name of its own: assemblies of one name would be taken for the same.</summary>
    private static CSharpCompilation Compile(string fields, string message) =>
        TestCompilation.Named($"V{Guid.NewGuid():N}", Source(fields, message));

    private static CurrentMessage Of(string fields)
    {
        CSharpCompilation compilation = Compile(fields, "default");
        MessageModel? model = MessageParser.Parse(compilation.GetTypeByMetadataName("Ping")!, compilation, CancellationToken.None).Model;
        return CurrentMessage.Of(model!);
    }

    private byte[] Write(string fields, string message) => (byte[])Call(fields, message, "Write")!;

    private string Read(string fields, byte[] datagram) => (string)Call(fields, "default", "Read", datagram)!;

    private object? Call(string fields, string message, string method, params object[] arguments)
    {
        using var image = new MemoryStream();
        Assert.True(TestCompilation.Generate(Compile(fields, message), new MessageGenerator()).Emit(image).Success);
        image.Position = 0;
        MethodInfo found = _context.LoadFromStream(image).GetType("Peer")!.GetMethod(method)!;
        return found.Invoke(null, arguments);
    }
}
