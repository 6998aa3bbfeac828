using static FastUdp.Demo.Tests.EndToEnd.TwoHosts;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>STAMP and the simple services across real interfaces, between two network namespaces, at their own ports.</summary>
public class StampTwoHostsTests
{
    [Fact]
    public async Task Senders_of_both_kinds_and_IP_versions_are_reflected_at_port_862_from_the_address_they_asked()
    {
        ProgramResult result = await RunScriptAsync(
            Ours("stamp", "reflect", "--bind", "[::]", "--stateful"),
            [
                Ours("stamp", "send", "192.0.2.1", "--count", "5", "--interval", "0.01", "--clocks-shared", "--size", "1400", "--json", "--quiet"),
                Ours("stamp", "send", "[2001:db8::1]", "--count", "5", "--interval", "0.01", "--clocks-shared", "--json", "--quiet"),
                Python("stamp_sender.py", "192.0.2.1", "862", "2", "500"),
                Python("stamp_sender.py", "2001:db8::1", "862", "2", "44"),
            ]);
        Assert.Equal(0, result.ExitCode);
        JsonLine[] summaries = [.. result.Output.Where(static line => line.StartsWith('{')).Select(JsonLine.Parse).Where(static line => line.Event == "summary")];
        Assert.Equal([(5, 0, 255, 255), (5, 0, 255, 255)], summaries.Select(static summary =>
            (summary.Number("received"), summary.Number("negativeDelays"), summary.Number("leastHopLimit"), summary.Number("mostHopLimit"))));
        Assert.Equal(
            ["0 to 10: 500 bytes", "1 to 11: 500 bytes", "0 to 10: 44 bytes", "1 to 11: 44 bytes"],
            result.Output.Where(static line => !line.StartsWith('{')).Select(static line => line.Split(',')[0]));
        Assert.Contains(result.Error, static line => line.StartsWith("Received 16 packets of 4 senders, reflected 14; not reflected: 2 malformed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task We_measure_with_a_python_reflector_and_the_network_loses()
    {
        ProgramResult result = await RunAsync(
            ["--drop-to-server", "0.5"],
            Python("stamp_reflector.py", "::", "862", "stateful"),
            Ours("stamp", "send", "192.0.2.1", "--count", "100", "--interval", "0.003", "--timeout", "0.3", "--json", "--quiet", "--stateful"));
        JsonLine summary = StampPeers.Summary(result with { Error = [] });

        // Half of a hundred, within six standard deviations; behind the last answer nobody knows.
        Assert.InRange(summary.Number("lost"), 20, 80);
        Assert.InRange(summary.Number("lost") - summary.Number("lostForward"), 0, 30);
        Assert.Equal(0, summary.Number("lostBackward"));
    }

    [Fact]
    public async Task A_service_answers_at_its_port_and_nobody_by_broadcast()
    {
        ProgramResult result = await RunScriptAsync(
            Ours("service", "echo", "--bind", "[::]"),
            [
                Python("service_client.py", "192.0.2.1", "7", "400"),
                Python("service_client.py", "2001:db8::1", "7", "400"),
                Python("broadcast_client.py", "192.0.2.255", "7", "to-all"),
            ]);
        Assert.Equal(2, result.Output.Count(static line => line == "the same, no longer"));
        Assert.Contains(result.Error, static line => line.StartsWith("Received 3 datagrams", StringComparison.Ordinal) && line.Contains("1 to a broadcast or a group", StringComparison.Ordinal));
    }
}
