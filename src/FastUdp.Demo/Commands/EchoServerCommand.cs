using System.CommandLine;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Echo;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp echo server</c>: answers every datagram until it is stopped.</summary>
internal static class EchoServerCommand
{
    /// <summary>What the server answers.</summary>
    internal enum Reply
    {
        Same,
        Length,
    }

    public static Command Create()
    {
        Option<HostPort> bind = HostPortArguments.Bind();
        Option<Reply> reply = ChoiceOption.Create<Reply>(
            "--reply", "Answer with the same datagram, or with a sentence that tells its length.");
        var engine = new EngineArguments();
        var command = new Command("server", "Answer every datagram, until Ctrl-C.") { bind, reply };
        engine.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp echo server",
            "fastudp echo server --bind 0.0.0.0:7007 --reply length",
            "fastudp echo server --bind [::1]:0 --backend portable");
        command.SetAction((arguments, _) => RunAsync(
            arguments.GetRequiredValue(bind), arguments.GetValue(reply), engine.Read(arguments)));
        return command;
    }

    private static async Task<int> RunAsync(HostPort bind, Reply reply, UdpEndpointOptions options)
    {
        using var stop = new StopSignals();
        IPEndPoint local = await bind.ResolveAsync(stop.Token);
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, options);
        Console.WriteLine($"Listening at {endpoint.LocalEndPoint}");
        await (reply == Reply.Length
            ? endpoint.RunAsync(new EchoLength(), stop.Token)
            : endpoint.RunAsync(new EchoSame(), stop.Token));
        Summarize(endpoint.Statistics);
        return ExitCodes.Success;
    }

    private static void Summarize(UdpStatistics statistics)
    {
        long unsent = statistics.DatagramsReceived - statistics.DatagramsSent;
        string kernelDrops = statistics.BuffersDroppedByKernel is { } drops
            ? $"{Figures.Count(drops)} buffers dropped by the kernel"
            : "drops of the kernel unknown here";
        Console.WriteLine(
            $"Received {Figures.Count(statistics.DatagramsReceived)} datagrams ({Figures.Count(statistics.BytesReceived)} bytes), " +
            $"sent {Figures.Count(statistics.DatagramsSent)} ({Figures.Count(statistics.BytesSent)} bytes); " +
            $"{Figures.Count(unsent)} answers dropped, {kernelDrops}.");
    }
}
