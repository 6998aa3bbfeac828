using System.Globalization;
using System.Text.RegularExpressions;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Chat.Room;

/// <summary>docs/chat-room.md prints what the code sends.</summary>
public partial class ProtocolDocumentTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "chat-room.md"));

    [Fact]
    public void The_examples_are_the_bytes_of_the_messages()
    {
        Check(nameof(Join), new Join { Nonce = 7, Token = 9, Name = "小明"u8 });
        Check(nameof(Line), new Line { Room = 5, Number = 258, Kind = LineKind.Said, Speaker = 3, Name = "ada"u8, Text = "hi"u8 });
        Check(nameof(Alive), new Alive(11, 4, 2));
        Check(nameof(RoomState), new RoomState(5, 1, 6));
    }

    [Fact]
    public void The_table_has_the_identifiers_and_sizes()
    {
        CheckRow<Join>(nameof(Join));
        CheckRow<Challenge>(nameof(Challenge));
        CheckRow<Joined>(nameof(Joined));
        CheckRow<Refused>(nameof(Refused));
        CheckRow<Say>(nameof(Say));
        CheckRow<Heard>(nameof(Heard));
        CheckRow<Line>(nameof(Line));
        CheckRow<Alive>(nameof(Alive));
        CheckRow<RoomState>(nameof(RoomState));
        CheckRow<Leave>(nameof(Leave));
        CheckRow<Gone>(nameof(Gone));
        CheckRow<WhoIsHere>(nameof(WhoIsHere));
        CheckRow<Names>(nameof(Names));
    }

    private static void Check<TMessage>(string name, scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        byte[] written = new byte[TMessage.MaxWireSize];
        Assert.True(TMessage.TryWrite(message, written, out int length, out _));
        string block = Regex.Match(Text, $"```wire {name}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string hex = Blank().Replace(Comment().Replace(block, ""), "");
        Assert.Equal(hex, Convert.ToHexString(written.AsSpan(0, length)));
    }

    private static void CheckRow<TMessage>(string name)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        string row = Regex.Match(Text, $@"^\| \d+ \| {name} \|.*$", RegexOptions.Multiline).Value;
        string bytes = string.Create(CultureInfo.InvariantCulture, $"{TMessage.MinWireSize:N0} to {TMessage.MaxWireSize:N0}");
        if (TMessage.IsFixedSize)
            bytes = string.Create(CultureInfo.InvariantCulture, $"{TMessage.MaxWireSize:N0}");
        Assert.StartsWith($"| {TMessage.MessageId} |", row, StringComparison.Ordinal);
        Assert.EndsWith($"| {bytes} |", row, StringComparison.Ordinal);
    }

    [GeneratedRegex("#.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
