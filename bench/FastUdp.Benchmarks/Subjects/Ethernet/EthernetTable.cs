using System.Globalization;
using FastUdp.Benchmarks.Compare;

namespace FastUdp.Benchmarks.Subjects.Ethernet;

/// <summary>Prints the rates as lines and the sizes as columns.</summary>
internal static class EthernetTable
{
    private const string Head = "Gbit/s";

    public static void Write(TextWriter output, string title, int[] sizes, double[] gigabits, Row[][] columns)
    {
        output.WriteLine();
        output.WriteLine(title);
        string[][] texts = [.. columns.Select((column, index) => Texts(sizes[index], column))];
        int[] widths = [.. texts.Select(static column => column.Max(static text => text.Length))];
        for (int line = 0; line <= gigabits.Length; line++)
        {
            string rate = line == 0 ? Head : gigabits[line - 1].ToString(CultureInfo.InvariantCulture);
            IEnumerable<string> cells = texts.Select((column, index) => column[line].PadRight(widths[index]));
            output.WriteLine(string.Join("  ", cells.Prepend(rate.PadLeft(Head.Length))).TrimEnd());
        }
    }

    public static void Explain(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("Each cell begins with the datagrams a second that fill that Ethernet at that payload. held: all of them offered, none lost;");
        output.WriteLine("lost: all offered, so many lost; offered: the sender could offer no more than that, and so the rate is not judged;");
        output.WriteLine("most: not tried, for it is far above the most that came through when as much as possible was sent.");
    }

    private static string[] Texts(int size, Row[] column) =>
        [string.Create(CultureInfo.InvariantCulture, $"{size:N0} B"), .. column.Select(static row => row.Ethernet!.ToString())];
}
