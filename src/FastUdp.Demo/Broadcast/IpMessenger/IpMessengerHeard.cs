using System.Text.Json;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Broadcast.IpMessenger;

/// <summary>A packet and who sent it, to be told. Borrowed as the packet is.</summary>
/// <param name="remote">Who.</param>
/// <param name="packet">What.</param>
internal readonly ref struct IpMessengerHeard(RemoteAddress remote, IpMessengerPacket packet)
{
    private readonly RemoteAddress _remote = remote;
    private readonly IpMessengerPacket _packet = packet;

    /// <summary>The packet in words.</summary>
    public static Told Tell(IpMessengerHeard heard)
    {
        IpMessengerPacket packet = heard._packet;
        var texts = new Texts(
            heard._remote.ToString(), Shown(packet.Version), Shown(packet.User), Shown(packet.Host), Shown(packet.Extra), packet.HasTrailer ? Shown(packet.Group) : null);
        (uint number, IpMessengerCommand command) = (packet.Number, packet.Command);
        return new Told("packet", $"{texts.User} at {texts.Host} ({texts.From}) {InWords(command, texts)}", json => WriteMembers(json, number, command, texts));
    }

    private static string InWords(IpMessengerCommand command, Texts texts) => command.Mode switch
    {
        IpMessengerMode.Nothing => "says nothing",
        IpMessengerMode.Entry => "is here" + About(texts),
        IpMessengerMode.Exit => "leaves" + About(texts),
        IpMessengerMode.AnswerEntry => "is here too" + About(texts),
        IpMessengerMode.Absence => "is away or back" + About(texts),
        IpMessengerMode.SendMessage => $"says '{texts.Extra}'" + (command.Has(IpMessengerOptions.SendCheck) ? ", and wants to know that it came" : ""),
        IpMessengerMode.ReceiveMessage => $"has got message {texts.Extra}",
        _ => $"sends command {(byte)command.Mode}: '{texts.Extra}'",
    };

    private static string About(Texts texts) =>
        (texts.Extra.Length > 0 && texts.Extra != texts.User ? $", as '{texts.Extra}'" : "") + (string.IsNullOrEmpty(texts.Group) ? "" : $", of group '{texts.Group}'");

    private static void WriteMembers(Utf8JsonWriter json, uint number, IpMessengerCommand command, Texts texts)
    {
        json.WriteString("from", texts.From);
        json.WriteString("version", texts.Version);
        json.WriteNumber("number", number);
        json.WriteString("user", texts.User);
        json.WriteString("host", texts.Host);
        json.WriteNumber("command", command.Value);
        json.WriteNumber("mode", (byte)command.Mode);
        json.WriteString("text", texts.Extra);
        if (texts.Group is not null)
            json.WriteString("group", texts.Group);
    }

    private static string Shown(ReadOnlySpan<byte> bytes) => Printable.Text(bytes[..Math.Min(bytes.Length, ServerTranscript.MaxShownBytes)]);

    private sealed record Texts(string From, string Version, string User, string Host, string Extra, string? Group);
}
