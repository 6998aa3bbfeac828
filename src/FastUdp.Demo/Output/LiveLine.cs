namespace FastUdp.Demo.Output;

/// <summary>A line on standard error that is written anew each second while something goes on; only where that is a terminal, and gone when it is over.</summary>
internal sealed class LiveLine : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const string EraseLine = "\r\e[K";

    private readonly bool _isShown = !Console.IsErrorRedirected;

    public void Show(string text)
    {
        if (_isShown)
            Console.Error.Write(EraseLine + text);
    }

    public void Dispose() => Show("");
}
