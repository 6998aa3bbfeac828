using System.Text.Json;
using FastUdp.Demo.Comparison;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Output;

/// <summary>What the demo showed as one JSON object, for programs: its load, every subject's median round, and what the endpoint makes use of.</summary>
internal static class DemoReportJson
{
    /// <param name="output">Where to.</param>
    /// <param name="load">The long load at the beginning.</param>
    /// <param name="subjects">What was compared; the last is what the others are compared with.</param>
    /// <param name="endpoint">The server of the long load.</param>
    public static void Write(TextWriter output, LoadReport load, IReadOnlyList<Subject> subjects, UdpEndpoint endpoint) => JsonOutput.Write(output, json =>
    {
        json.WriteNumber("datagramBytes", load.DatagramBytes);
        json.WriteNumber("windowDatagrams", load.Window);
        json.WriteStartObject("load");
        LoadReportJson.WriteMembers(json, load);
        json.WriteEndObject();
        WriteSubjects(json, subjects);
        WriteCapabilities(json, endpoint);
    });

    private static void WriteSubjects(Utf8JsonWriter json, IReadOnlyList<Subject> subjects)
    {
        json.WriteStartArray("subjects");
        foreach (Subject subject in subjects)
        {
            json.WriteStartObject();
            json.WriteString("name", subject.Name);
            if (subject.Unavailable is { } reason)
                json.WriteString("unavailable", reason);
            if (subject.Median is { } median)
                WriteMedian(json, median, subjects[^1].Median);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMedian(Utf8JsonWriter json, LoadReport median, LoadReport? yardstick)
    {
        LoadReportJson.WriteMembers(json, median);
        json.WriteNumber("allocatedBytesPerEcho", Math.Round(median.AllocatedBytesPerEcho, 3));
        json.WriteNumber("collections", median.Collections);
        if (yardstick is { EchoesPerSecond: > 0 })
            json.WriteNumber("ratioToLast", Math.Round(median.EchoesPerSecond / yardstick.EchoesPerSecond, 3));
    }

    private static void WriteCapabilities(Utf8JsonWriter json, UdpEndpoint endpoint)
    {
        json.WriteString("backend", endpoint.Capabilities.Backend.ToString());
        json.WriteStartArray("capabilities");
        foreach (UdpCapability capability in endpoint.Capabilities)
        {
            json.WriteStartObject();
            json.WriteString("name", capability.Name);
            json.WriteBoolean("isOn", capability.IsOn);
            json.WriteString("reason", capability.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("receiveBufferBytes", endpoint.ReceiveBuffer.GrantedBytes);
        json.WriteNumber("sendBufferBytes", endpoint.SendBuffer.GrantedBytes);
    }
}
