using System.Net;
using System.Text;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Demo.Chat.Terminal;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>A person in a room: what is typed is said, what the others say is shown.</summary>
internal sealed class RoomChat : IDisposable
{
    private static readonly TimeSpan JoinPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RefusalPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SayPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(2);

    private readonly UdpEndpoint _endpoint;
    private readonly IPEndPoint _room;
    private readonly IChatConsole _console;
    private readonly TimeProvider _time;
    private readonly RoomVisitor _visitor;

    /// <param name="endpoint">Connected to the room.</param>
    /// <param name="room">Its address.</param>
    /// <param name="name">A name.</param>
    /// <param name="console">Where the person is; not disposed here.</param>
    /// <param name="time">The clock.</param>
    public RoomChat(UdpEndpoint endpoint, IPEndPoint room, string name, IChatConsole console, TimeProvider time)
    {
        _endpoint = endpoint;
        _room = room;
        _console = console;
        _time = time;
        Screen = new RoomScreen(console);
        _visitor = new RoomVisitor(endpoint, name, Screen, time, Random.Shared);
        Screen.NamesFollow = from => _visitor.AskNames(from);
    }

    /// <summary>What has been shown, and counted.</summary>
    public RoomScreen Screen { get; }

    /// <summary>Joins, chats, and leaves when the person does, there is no more to say, or it is stopped.</summary>
    /// <exception cref="CommandFailedException">There is no room, or it lets nobody of this name in.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        Task receiving = _endpoint.RunAsync(_visitor, CancellationToken.None);
        try
        {
            _visitor.Join();
            await JoinAsync(stop);
            if (Screen.Joined.IsCompletedSuccessfully)
                await ChatAsync(stop);
        }
        finally
        {
            _visitor.Dispose();
            await _endpoint.StopAsync();
        }
        await receiving;
    }

    public void Dispose()
    {
        _visitor.Dispose();
        Screen.Dispose();
    }

    private async Task JoinAsync(CancellationToken stop)
    {
        bool isOver = await IsOverWithinAsync(Screen.Joined, RefusalPatience, stop);
        if (!isOver && Obstacle() is null)
            isOver = await IsOverWithinAsync(Screen.Joined, JoinPatience - RefusalPatience, stop);
        if (isOver)
            await Screen.Joined;
        else if (!stop.IsCancellationRequested)
            throw new CommandFailedException($"no room answers at {_room}{Obstacle()}");
    }

    /// <summary>What the network says of the room, where it does.</summary>
    private string? Obstacle() => _endpoint.Statistics.Refusals > 0
        ? ": nobody listens at that port"
        : _visitor.LastSend.IsSent ? null : $": {_visitor.LastSend.Status}";

    private async Task ChatAsync(CancellationToken stop)
    {
        try
        {
            await SayAllAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // It is time to leave.
        }
        await IsOverWithinAsync(Screen.WhenAllHeard(), SayPatience, CancellationToken.None);
        _visitor.Leave();
        await IsOverWithinAsync(Screen.Left, LeavePatience, CancellationToken.None);
    }

    private async Task SayAllAsync(CancellationToken stop)
    {
        while (await _console.ReadLineAsync(stop) is { } line && line != "/leave")
        {
            if (line is "/list")
                _visitor.AskNames(from: 0);
            else if (line.StartsWith('/') && !line.StartsWith("//", StringComparison.Ordinal))
                Help(line);
            else if (line.Length > 0)
                await SayAsync(line.StartsWith('/') ? line[1..] : line, stop);
        }
    }

    private async Task SayAsync(string line, CancellationToken stop)
    {
        byte[] text = Encoding.UTF8.GetBytes(line);
        if (text.Length > RoomLimits.MaxTextBytes)
        {
            _console.ShowNotice(
                "tooLong", $"not said: {Figures.Count(text.Length)} bytes exceed the limit of {Figures.Count(RoomLimits.MaxTextBytes)}");
            return;
        }
        await Screen.TakePlaceAsync(stop);
        _visitor.TrySay(text);
    }

    private void Help(string line)
    {
        if (line != "/help")
            _console.ShowNotice("unknown", $"'{line}' is no command; '/{line}' says it");
        _console.ShowNotice("help", "/list says who is here, /leave leaves (so does the end of input), /help says this; all else is said");
    }

    private async Task<bool> IsOverWithinAsync(Task task, TimeSpan time, CancellationToken stop)
    {
        await Task.WhenAny(task, Task.Delay(time, _time, stop));
        return task.IsCompleted;
    }
}
