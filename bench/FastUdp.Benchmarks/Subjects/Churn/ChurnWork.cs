using System.Globalization;
using FastUdp.Benchmarks.Compare;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Works;

namespace FastUdp.Benchmarks.Subjects.Churn;

/// <summary>A work that compares nothing: clients come and go, and nothing may grow or leak.</summary>
internal static class ChurnWork
{
    public const string Name = "churn";

    private const int DefaultSizeBytes = 64;
    private const int PrintedSamples = 20;
    private static readonly TimeSpan DefaultDuration = TimeSpan.FromSeconds(60);

    public static Row[] Run(CompareRequest options, Runner runner, TextWriter output)
    {
        bool isPortable = !EngineForms.HasLinux || options.Subjects.Contains(EngineForms.Portable);
        int size = options.Sizes?[0] ?? DefaultSizeBytes;
        var run = new ChurnRun(isPortable ? EngineForms.PortableOptions : EngineForms.LinuxOptions, size);
        (Measurement measured, ChurnResult result) =
            run.RunAsync(options.Duration ?? DefaultDuration).GetAwaiter().GetResult();

        Row row = MakeRow(isPortable ? EngineForms.Portable : EngineForms.Linux, measured, result);
        Print(output, row, run.WorkingSets);
        if (measured.Datagrams == 0)
            runner.Fail("churn: moved nothing");
        if (result.BlocksRentedStopped != 0)
            runner.Fail($"churn: {result.BlocksRentedStopped} blocks were not returned");
        return [row];
    }

    private static Row MakeRow(string subject, Measurement measured, ChurnResult result) => new()
    {
        Subject = subject,
        Work = Name,
        Size = measured.SizeBytes,
        Group = Name,
        Rounds = 1,
        Mpps = measured.Mpps,
        Gbps = measured.Gbps,
        BytesPerDatagram = measured.Allocation!.BytesPerDatagram,
        AllocatedBytes = measured.Allocation.Bytes,
        Gen0 = measured.Allocation.Gen0,
        Gen1 = measured.Allocation.Gen1,
        Gen2 = measured.Allocation.Gen2,
        Churn = result,
    };

    private static void Print(TextWriter output, Row row, List<long> workingSets)
    {
        ChurnResult result = row.Churn!;
        string title = $"echo, {row.Size:N0} B, {result.Clients} clients came and went (what is allocated is their endpoints)";
        Table.Write(output, title, [row]);
        int step = Math.Max(workingSets.Count / PrintedSamples, 1);
        IEnumerable<string> series = workingSets.Where((_, index) => index % step == 0).Select(Mebibytes);
        output.WriteLine($"working set, MiB: {string.Join(' ', series)}");
        output.WriteLine(
            $"median of the first third {Mebibytes(result.WorkingSetFirstThirdBytes)} MiB, "
            + $"of the last third {Mebibytes(result.WorkingSetLastThirdBytes)} MiB");
        output.WriteLine(
            $"the server's blocks in use: {result.BlocksRentedIdle} without clients (ring, sender, leases), "
            + $"{result.BlocksRentedStopped} stopped and its leases disposed");
    }

    private static string Mebibytes(long bytes) => (bytes / (1024.0 * 1024.0)).ToString("0", CultureInfo.InvariantCulture);
}
