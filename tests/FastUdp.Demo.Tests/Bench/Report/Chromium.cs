using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastUdp.Demo.Tests.Dissector.Support;
using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Bench.Report;

/// <summary>
/// A real browser without a window, told what to do by the Chrome DevTools Protocol (chromedevtools.github.io/devtools-protocol): one page, one
/// request at a time. What the page does of itself is kept. A test that needs it is skipped where it is not installed.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Listening = "DevTools listening on ";

    private readonly Scratch _profile;
    private readonly RunningProgram _program;
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonNode> _events = [];
    private string? _session;
    private int _requests;

    private Chromium(Scratch profile, RunningProgram program) => (_profile, _program) = (profile, program);

    /// <summary>Starts it with an empty page.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var profile = new Scratch();
        var chromium = new Chromium(profile, Peers.StartInstalled(
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
            "--remote-debugging-port=0", $"--user-data-dir={profile.File("profile")}", "about:blank"));
        string line = await chromium._program.WaitForLineAsync(Listening);
        using var patience = new CancellationTokenSource(RunningProgram.Patience);
        await chromium._socket.ConnectAsync(new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim()), patience.Token);
        JsonNode target = await chromium.RequestAsync("Target.createTarget", new() { ["url"] = "about:blank" });
        JsonNode attached = await chromium.RequestAsync("Target.attachToTarget", new() { ["targetId"] = target["targetId"]!.DeepClone(), ["flatten"] = true });
        chromium._session = (string)attached["sessionId"]!;
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"])
            await chromium.RequestAsync($"{domain}.enable");
        return chromium;
    }

    /// <summary>Opens a page and waits until all of it is there.</summary>
    public async Task OpenAsync(string url)
    {
        _events.Clear();
        await RequestAsync("Page.navigate", new() { ["url"] = url });
        while (!Events("Page.loadEventFired").Any())
            await ReceiveAsync();
    }

    /// <summary>What has happened of a kind since the page was opened.</summary>
    public IEnumerable<JsonNode> Events(string method) => _events.Where(one => (string?)one["method"] == method).Select(static one => one["params"]!);

    /// <summary>How wide the screen is, and what its owner prefers.</summary>
    public async Task ShowAsync(int width, bool isDark)
    {
        await RequestAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 812, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        var feature = new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" };
        await RequestAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(feature) });
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<JsonNode> EvaluateAsync(string expression)
    {
        JsonNode result = await RequestAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true });
        return result["result"]!["value"] ?? throw new InvalidOperationException(result.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _program.DisposeAsync();
        _profile.Dispose();
    }

    private async Task<JsonNode> RequestAsync(string method, JsonObject? parameters = null)
    {
        int id = ++_requests;
        var request = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null)
            request["sessionId"] = _session;
        using var patience = new CancellationTokenSource(RunningProgram.Patience);
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        while (true)
        {
            JsonNode message = await ReceiveAsync();
            if ((int?)message["id"] == id)
                return message["result"] ?? throw new InvalidOperationException($"{method}: {message.ToJsonString()}");
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(RunningProgram.Patience);
        using var bytes = new MemoryStream();
        byte[] piece = new byte[1 << 16];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(piece, patience.Token);
            bytes.Write(piece, 0, received.Count);
        }
        while (!received.EndOfMessage);
        JsonNode message = JsonNode.Parse(bytes.ToArray())!;
        _events.Add(message);
        return message;
    }
}
