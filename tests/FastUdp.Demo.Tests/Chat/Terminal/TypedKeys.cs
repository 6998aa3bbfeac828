using System.Collections.Concurrent;
using System.Text;
using FastUdp.Demo.Chat.Terminal;

namespace FastUdp.Demo.Tests.Chat.Terminal;

/// <summary>A keyboard that a test types on.</summary>
internal sealed class TypedKeys : IKeySource, IDisposable
{
    private readonly KeyDecoder _decoder = new();
    private readonly BlockingCollection<(IReadOnlyList<KeyPress>? Keys, TaskCompletionSource Done)> _typed = [];
    private TaskCompletionSource? _done;

    /// <summary>Types, and waits until it is shown.</summary>
    public Task TypeAsync(string text) => PassAsync(_decoder.Decode(Encoding.UTF8.GetBytes(text)));

    public void Close() => _ = PassAsync(null);

    public IReadOnlyList<KeyPress>? Read()
    {
        _done?.SetResult();
        (IReadOnlyList<KeyPress>? keys, _done) = _typed.Take();
        return keys;
    }

    public void Dispose() => _typed.Dispose();

    private Task PassAsync(IReadOnlyList<KeyPress>? keys)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _typed.Add((keys, done));
        return done.Task.Within();
    }
}
