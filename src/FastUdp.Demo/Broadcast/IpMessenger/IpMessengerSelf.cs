using System.Net;
using System.Text;

namespace FastUdp.Demo.Broadcast.IpMessenger;

/// <summary>Who this program is to others.</summary>
internal sealed class IpMessengerSelf
{
    private readonly byte[] _user;
    private readonly byte[] _host;
    private readonly byte[] _group;
    private uint _number;

    /// <param name="user">The user's name; null is the one the system knows.</param>
    /// <param name="host">The host's; null is this machine's.</param>
    /// <param name="group">Its group; null is none.</param>
    /// <param name="firstNumber">Of the first packet.</param>
    /// <exception cref="CommandFailedException">One is too long, or has a colon.</exception>
    public IpMessengerSelf(string? user, string? host, string? group, uint firstNumber)
    {
        _user = Encode("--user", user ?? Environment.UserName);
        _host = Encode("--host", host ?? Dns.GetHostName());
        _group = Encode("--group", group ?? "");
        _number = firstNumber;
    }

    public ReadOnlySpan<byte> User => _user;

    /// <summary>The next packet. Not for several threads at once.</summary>
    public IpMessengerPacket Say(IpMessengerMode mode, ReadOnlySpan<byte> text, IpMessengerOptions options = IpMessengerOptions.None)
    {
        bool hasGroup = _group.Length > 0 && mode is IpMessengerMode.Entry or IpMessengerMode.Exit or IpMessengerMode.AnswerEntry;
        bool isAscii = Ascii.IsValid(text) && Ascii.IsValid(_user) && Ascii.IsValid(_group);
        return new IpMessengerPacket
        {
            Version = IpMessengerPacket.Version1,
            Number = _number++,
            User = _user,
            Host = _host,
            Command = new IpMessengerCommand(mode, options | (isAscii ? IpMessengerOptions.None : IpMessengerOptions.Utf8)),
            Extra = text,
            HasTrailer = hasGroup,
            Trailer = hasGroup ? _group : default,
        };
    }

    private static byte[] Encode(string option, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length > IpMessengerPacket.MaxNameBytes)
            throw new CommandFailedException($"{option} of {utf8.Length:N0} bytes exceeds the limit of {IpMessengerPacket.MaxNameBytes}", ExitCodes.Usage);
        return utf8.AsSpan().ContainsAny((byte)':', (byte)0)
            ? throw new CommandFailedException($"{option} '{text}' has a colon, which ends a name in a packet", ExitCodes.Usage)
            : utf8;
    }
}
