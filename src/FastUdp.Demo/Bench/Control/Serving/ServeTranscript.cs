using System.Globalization;
using System.Text.Json;
using FastUdp.Demo.Bench.Control.Wire;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Control.Serving;

/// <summary>Tells who measures what. Safe from any thread; who floods it with beginnings is summed up.</summary>
/// <param name="transcript">Where to.</param>
/// <param name="time">What seconds are counted with.</param>
internal sealed class ServeTranscript(Transcript transcript, TimeProvider time) : IDisposable
{
    private readonly ServerTranscript _lines = new(transcript, time);
    private long _clients;
    private long _refused;
    private long _trials;
    private long _received;
    private long _lost;
    private long _fromStrangers;

    public void TellWelcome(ServedClient client, MachineFacts machine, bool sharesClock)
    {
        Interlocked.Increment(ref _clients);
        RunMachine facts = machine.ToMachine();
        Say(client.Remote, "measuring", $"{client.Remote} measures, from {facts.System ?? "an unknown system"}", json =>
        {
            json.WriteString("system", facts.System);
            json.WriteString("processor", facts.Processor);
            json.WriteBoolean("sharesClock", sharesClock);
        });
    }

    public void TellBusy(RemoteAddress remote, ServedClient with)
    {
        Interlocked.Increment(ref _refused);
        Say(remote, "busy", $"{remote} has to wait: {with.Remote} measures");
    }

    public void TellOtherVersion(RemoteAddress remote, int version)
    {
        Interlocked.Increment(ref _refused);
        Say(remote, "otherVersion", string.Create(CultureInfo.InvariantCulture, $"{remote} speaks version {version} of the control exchange, not {ControlLimits.Version}"), json =>
            json.WriteNumber("version", version));
    }

    public void TellRefused(ServedClient client, string reason) =>
        Say(client.Remote, "refused", $"{client.Remote} is refused: {reason}", json => json.WriteString("reason", reason));

    public void TellTrial(ServedClient client, FarPlan plan, ReceptionCounts? counts)
    {
        Interlocked.Increment(ref _trials);
        Interlocked.Add(ref _received, counts?.Received ?? 0);
        Interlocked.Add(ref _lost, counts?.Lost ?? 0);
        string way = plan.Kind == TrafficKind.OneWay ? "one way" : "sent back";
        string found = counts is { } known ? $": {Figures.Count(known.Received)} received, {Figures.Count(known.Lost)} lost" : "";
        Say(client.Remote, "trial", $"{client.Remote}: {Figures.Count(plan.DatagramBytes)} B {way}{found}", json =>
        {
            json.WriteString("kind", plan.Kind == TrafficKind.OneWay ? "oneWay" : "echo");
            json.WriteNumber("datagramBytes", plan.DatagramBytes);
            if (counts is { } all)
                Write(json, all.Received, all.Lost);
        });
    }

    public void TellGone(ServedClient client, bool isSilent)
    {
        Interlocked.Add(ref _fromStrangers, client.FromStrangers);
        string how = isSilent ? $"said nothing for {ControlLimits.Silence.TotalSeconds:0} s and is forgotten" : "has measured";
        Say(client.Remote, isSilent ? "silent" : "left", $"{client.Remote} {how}");
    }

    /// <summary>The last line.</summary>
    public void TellSummary()
    {
        _lines.Dispose();
        string strangers = _fromStrangers == 0 ? "" : $"; {Figures.Count(_fromStrangers)} datagrams of strangers dropped";
        transcript.Tell(
            "summary",
            $"{Figures.Count(_trials)} trials of {Figures.Count(_clients)} clients, {Figures.Count(_refused)} refused; " +
            $"counted {Figures.Count(_received)} datagrams, {Figures.Count(_lost)} lost{strangers}",
            json =>
            {
                json.WriteNumber("clients", _clients);
                json.WriteNumber("clientsRefused", _refused);
                json.WriteNumber("trials", _trials);
                Write(json, _received, _lost);
                json.WriteNumber("datagramsOfStrangers", _fromStrangers);
            });
    }

    public void Dispose() => _lines.Dispose();

    private static void Write(Utf8JsonWriter json, long received, long lost)
    {
        json.WriteNumber("received", received);
        json.WriteNumber("lost", lost);
    }

    private void Say(RemoteAddress remote, string kind, string line, Action<Utf8JsonWriter>? writeMembers = null) =>
        _lines.Say(new Told(kind, line, json =>
        {
            json.WriteString("from", remote.ToString());
            writeMembers?.Invoke(json);
        }), static told => told);
}
