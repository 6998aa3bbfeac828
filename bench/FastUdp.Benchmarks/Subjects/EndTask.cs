using FastUdp.Transport.Linux;

namespace FastUdp.Benchmarks.Subjects;

/// <summary>Runs what an end does on its own thread or task, until it is closed.</summary>
internal static class EndTask
{
    /// <summary>On a thread of its own, for what blocks; on one core, where one is named.</summary>
    public static Task OnThread(string name, Action loop, int? core = null)
    {
        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Complete(completion, () => RunOnCore(loop, core))) { Name = name, IsBackground = true }.Start();
        return completion.Task;
    }

    /// <summary>Closing a socket is how an end is stopped, so that its error then is none.</summary>
    public static async Task UntilClosed(Func<Task> loop, Func<bool> isClosed)
    {
        try
        {
            await loop();
        }
        catch (Exception) when (isClosed())
        {
        }
    }

    private static void RunOnCore(Action loop, int? core)
    {
        if (core is not null && OperatingSystem.IsLinux())
            CoreAffinity.Stay(core.Value);
        loop();
    }

    private static void Complete(TaskCompletionSource completion, Action loop)
    {
        try
        {
            loop();
            completion.SetResult();
        }
#pragma warning disable CA1031 // Whatever ends the loop is the task's to report.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            completion.SetException(exception);
        }
    }
}
