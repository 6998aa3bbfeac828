using FastUdp.Demo.Echo;

namespace FastUdp.Demo.Output;

/// <summary>A single question and its answer as one JSON object, for programs.</summary>
internal static class AnswerJson
{
    public static void Write(TextWriter output, UdpEndpoint endpoint, int bytesSent, Answer answer) => JsonOutput.Write(output, json =>
    {
        json.WriteString("local", endpoint.LocalEndPoint.ToString());
        json.WriteString("server", endpoint.ConnectedRemote.ToString());
        json.WriteString("backend", endpoint.Capabilities.Backend.ToString());
        json.WriteNumber("bytesSent", bytesSent);
        json.WriteNumber("bytesReceived", answer.Payload.Length);
        json.WriteString("text", Printable.Text(answer.Payload));
        json.WriteNumber("rttMicroseconds", Math.Round(answer.RoundTrip.TotalMicroseconds, 3));
    });
}
