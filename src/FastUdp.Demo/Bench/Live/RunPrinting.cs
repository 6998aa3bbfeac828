using System.Text.Json;
using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Live;

/// <summary>The results of a run on standard output, in the form that was asked for.</summary>
internal static class RunPrinting
{
    /// <param name="forms">Which form.</param>
    /// <param name="runs">One run.</param>
    /// <param name="cut">That the run was stopped, for people; null if it was not.</param>
    /// <param name="written">The files that hold the results too.</param>
    /// <exception cref="CommandFailedException">Standard output does not take it: a full disk.</exception>
    public static void Write(RunForms forms, NamedRun[] runs, string? cut, IEnumerable<string> written)
    {
        try
        {
            if (forms.Json)
                Console.Out.WriteLine(JsonSerializer.Serialize(runs[0].File, RunFileJson.Default.RunFile));
            else if (forms.Csv)
                RunCsv.Write(Console.Out, runs);
            else
                WriteTables(forms, runs, cut, written);
            Console.Out.Flush();
        }
        catch (IOException exception)
        {
            throw new CommandFailedException($"cannot write to standard output: {exception.Message.TrimEnd('.')}");
        }
    }

    private static void WriteTables(RunForms forms, NamedRun[] runs, string? cut, IEnumerable<string> written)
    {
        ReportTables.Write(runs, null, forms.Details);
        if (cut is not null)
            Console.WriteLine(cut);
        foreach (string file in written)
            Console.WriteLine($"Wrote {file}.");
    }
}
