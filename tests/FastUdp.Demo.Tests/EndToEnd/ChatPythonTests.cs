using System.Globalization;
using System.Net;
using static FastUdp.Demo.Tests.EndToEnd.ChatPeers;
using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>A chat with the textbook's program, in Python, at the other end: the one in turn, and the one with two threads.</summary>
public class ChatPythonTests
{
    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task Python_with_two_threads_calls_our_listener(string address, string backend)
    {
        await using RunningServer ours = await ListenAsync(address, "--backend", backend);
        await using RunningProgram python = StartPython("chat_two_threads.py", address, "0", $"{ours.Port}");
        await SayAsync(python, ours.Program, "你好");
        await SayAsync(python, ours.Program, "and again, without waiting");
        await SayAsync(ours.Program, python, "早上好");
        await SayAsync(ours.Program, python, "good morning");
    }

    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task We_call_python_with_two_threads_from_the_port_it_knows(string address)
    {
        int port = RunningServer.FreePort(address);
        await using RunningServer python = await RunningServer.StartPythonAsync("chat_two_threads.py", address, "0", $"{port}");
        await using RunningProgram ours = Connect(python.HostPort, "--bind", $"{new IPEndPoint(IPAddress.Parse(address), port)}");
        await ours.WaitForLineAsync("Talking to ");
        await SayAsync(python.Program, ours, "你先说");
        await SayAsync(ours, python.Program, "hello");
        await SayAsync(ours, python.Program, "世界");
    }

    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task Python_in_turn_calls_our_listener(string address)
    {
        await using RunningServer ours = await ListenAsync(address);
        await using RunningProgram python = StartPython("chat_in_turn.py", address, Text(ours.Port), "call");
        await SayAsync(python, ours.Program, "你好");
        await SayAsync(ours.Program, python, "how do you do");
        await SayAsync(python, ours.Program, "well");
        await SayAsync(ours.Program, python, "再见");
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task We_call_python_in_turn(string address, string backend)
    {
        int port = RunningServer.FreePort(address);
        await using RunningProgram python = StartPython("chat_in_turn.py", address, Text(port), "listen");
        await python.WaitForLineAsync("Listening on port ");
        await using RunningProgram ours = Connect($"{new IPEndPoint(IPAddress.Parse(address), port)}", "--backend", backend);
        await SayAsync(ours, python, "你好");
        await SayAsync(python, ours, "how do you do");
        await SayAsync(ours, python, "well");
        await SayAsync(python, ours, "再见");
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
