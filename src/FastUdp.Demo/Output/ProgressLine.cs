namespace FastUdp.Demo.Output;

/// <summary>
/// Says on standard error how far something has got, once it has taken a second; only where that is a terminal, and
/// gone when it is done.
/// </summary>
internal static class ProgressLine
{
    private const string EraseLine = "\r\e[K";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <param name="done">How much is done, at any moment.</param>
    /// <param name="total">How much that will be.</param>
    /// <param name="noun">What is counted, in the plural.</param>
    /// <param name="task">What is waited for.</param>
    public static Task ShowAsync(Func<long> done, long total, string noun, Task task) =>
        ShowAsync(() => $"{Figures.Count(done())} of {Figures.Count(total)} {noun}", task);

    /// <param name="state">How far it has got, at any moment; in one line.</param>
    /// <param name="task">What is waited for.</param>
    public static async Task ShowAsync(Func<string> state, Task task)
    {
        if (Console.IsErrorRedirected || await IsOverWithinAsync(Patience, task))
            return;
        do
            Console.Error.Write(EraseLine + state());
        while (!await IsOverWithinAsync(Interval, task));
        Console.Error.Write(EraseLine);
    }

    private static async Task<bool> IsOverWithinAsync(TimeSpan time, Task task)
    {
        await Task.WhenAny(task, Task.Delay(time));
        return task.IsCompleted;
    }
}
