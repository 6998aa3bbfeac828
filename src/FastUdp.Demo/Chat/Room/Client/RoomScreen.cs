using System.Globalization;
using System.Text;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Demo.Chat.Terminal;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>Shows a person what happens in the room, and tells the program what it waits for.</summary>
internal sealed class RoomScreen(IChatConsole console) : IMembershipEvents, IDisposable
{
    // Of a large room so many names are asked for; of the others only the number is told.
    private const int MostPages = 10;

    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _places = new(Membership.MaxUnsaid);
    private int _pages;
    private long _shown;

    /// <summary>Ends when it is a member; fails with the reason when it cannot be.</summary>
    public Task Joined => _joined.Task;

    /// <summary>Ends when the room knows that it has left.</summary>
    public Task Left => _left.Task;

    /// <summary>Called with where the next names begin.</summary>
    public Action<uint>? NamesFollow { get; set; }

    /// <summary>Lines of this member that the room took.</summary>
    public long Said { get; private set; }

    /// <summary>Lines of others that were shown.</summary>
    public long Received { get; private set; }

    /// <summary>Lines that were missed for good.</summary>
    public long Missed { get; private set; }

    /// <summary>Waits until there is room for one more line that is not heard yet.</summary>
    public Task TakePlaceAsync(CancellationToken stop) => _places.WaitAsync(stop);

    /// <summary>Ends when all that was said has been heard. Nothing may be said meanwhile.</summary>
    public async Task WhenAllHeard()
    {
        for (int place = 0; place < Membership.MaxUnsaid; place++)
            await _places.WaitAsync();
    }

    public void Dispose() => _places.Dispose();

    void IMembershipEvents.OnJoined(in Joined joined, bool isAgain)
    {
        ShowNames("welcome", isAgain ? "you are back; here are" : "you have joined; here are", joined.Names, joined.Members);
        _joined.TrySetResult();
    }

    void IMembershipEvents.OnRefused(RefusalReason reason) => _joined.TrySetException(new CommandFailedException(reason switch
    {
        RefusalReason.NameTaken => "the room has a member of this name already: take another --name, or wait until that one is gone",
        RefusalReason.BadName => $"the room does not take this name: {RoomName.Rule}",
        RefusalReason.Full => "the room is full",
        _ => string.Create(CultureInfo.InvariantCulture, $"the room refuses, reason {(int)reason}"),
    }));

    void IMembershipEvents.OnLine(in Line line)
    {
        string name = Printable.Text(line.Name);
        switch (line.Kind)
        {
            case LineKind.Said:
                Received++;
                console.ShowLine(name, Printable.Text(line.Text));
                break;
            case LineKind.Joined:
                console.ShowNotice("joined", $"{name} has joined");
                break;
            case LineKind.Left:
                console.ShowNotice("left", $"{name} has left");
                break;
            case LineKind.TimedOut:
                console.ShowNotice("left", $"{name} is gone: nothing was heard of it any more");
                break;
        }
    }

    void IMembershipEvents.OnHeard(ulong number)
    {
        Said++;
        _places.Release();
    }

    void IMembershipEvents.OnMissed(ulong lines)
    {
        Missed += (long)lines;
        console.ShowNotice("missed", $"{Figures.Count((long)lines)} lines were missed");
    }

    void IMembershipEvents.OnNames(in Names names)
    {
        if (names.From == 0)
            (_pages, _shown) = (0, 0);
        ShowNames("here", names.From == 0 ? "here are" : "and", names.List, names.Members);
        if (names.Next > 0 && ++_pages < MostPages)
            NamesFollow?.Invoke(names.Next);
        else if (names.Next > 0)
            console.ShowNotice("here", $"and {Figures.Count(names.Members - _shown)} more");
    }

    void IMembershipEvents.OnForgotten() => console.ShowNotice("forgotten", "the room does not know you any more; joining again");

    void IMembershipEvents.OnSilence(TimeSpan time) =>
        console.ShowNotice("silence", $"nothing has come from the room for {Figures.Duration(time.TotalMicroseconds)}; still asking");

    void IMembershipEvents.OnLeft() => _left.TrySetResult();

    private void ShowNames(string kind, string text, ReadOnlySpan<byte> names, uint members)
    {
        string[] list = [.. Encoding.UTF8.GetString(names).Split((char)RoomLimits.NameSeparator).Select(static name => Printable.Text(Encoding.UTF8.GetBytes(name)))];
        _shown += list.Length;
        console.ShowNotice(kind, $"{text} {Figures.Count(members)}: {string.Join(", ", list)}");
    }
}
