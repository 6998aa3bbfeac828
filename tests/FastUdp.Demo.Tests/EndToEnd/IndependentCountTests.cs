using System.ComponentModel;
using System.Diagnostics;
using FastUdp.Benchmarks.Subjects.Counts;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>What the instrument says it sent, held against the kernel's counts and those of a C program that reads docs/bench-wire.md for itself.</summary>
public sealed class IndependentCountTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fastudp-count-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(64, 100_000)]
    [InlineData(1_472, 10_000)]
    public async Task The_instrument_the_kernel_and_a_program_in_C_count_the_same(int size, int datagrams)
    {
        string program = await BuildAsync();
        using NetworkNamespace? network = NetworkNamespace.TryCreate(out string? obstacle);
        Assert.SkipWhen(network is null, obstacle ?? "");
        CountsResult counts = await CountsRun.RunAsync(program, network, size, perSecond: 100_000, TimeSpan.FromSeconds(datagrams / 100_000.0)).WaitAsync(RunningProgram.Patience, TestContext.Current.CancellationToken);
        Assert.True(counts.Agrees, counts.ToString());

        // A machine whose cores are all taken may not come to send everything; what it sent is what is compared.
        Assert.InRange(counts.Written, 1, datagrams);
        Assert.Equal(counts.Counted * size, counts.Bytes);
    }

    private async Task<string> BuildAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The C programs use Linux's system calls.");
        string program = Path.Combine(_folder.FullName, "ceiling");
        string[] sources = Directory.GetFiles(Repository.PathOf("bench/ceiling"), "*.c");
        try
        {
            using Process compiler = Process.Start(new ProcessStartInfo("cc", ["-O2", "-pthread", "-o", program, .. sources]))!;
            await compiler.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(RunningProgram.Patience, TestContext.Current.CancellationToken);
            Assert.Equal(0, compiler.ExitCode);
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no C compiler.");
        }
        return program;
    }
}
