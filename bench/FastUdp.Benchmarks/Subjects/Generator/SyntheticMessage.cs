namespace FastUdp.Benchmarks.Subjects.Generator;

/// <summary>The source of messages such as a game or a telemetry service has: five to eight fields in five forms.</summary>
internal static class SyntheticMessage
{
    private const int Forms = 5;

    /// <summary>A file with a message. Those of one form in five have a message within, which their file has too.</summary>
    /// <param name="index">Its number in the project, and its identifier.</param>
    /// <param name="edit">How often it has been edited; each edit renames its first field.</param>
    public static string Source(int index, int edit = 0) => $$"""
        using System;
        using FastUdp.Messages;

        namespace Synthetic;

        {{Declaration(index, $"Key{edit}")}}
        """;

    /// <summary>A file that no message depends on.</summary>
    public static string OtherSource(int edit) => $$"""
        namespace Synthetic;

        internal static class Other
        {
            public static int Answer() => {{edit}};
        }
        """;

    private static string Declaration(int index, string key) => (index % Forms) switch
    {
        0 => $"""
            [DatagramMessage({index})]
            public readonly partial record struct Message{index}(uint {key}, long SentTicks, float X, float Y, ushort Kind, ushort Flags);
            """,
        1 => $"""
            [DatagramMessage({index})]
            public sealed partial record Message{index}(
                uint {key}, [MaxLength(32)] string Name, DayOfWeek Day, [MaxLength(16)] int[] Scores, long? Deadline, bool IsFinal);
            """,
        2 => $$"""
            [DatagramMessage({{index}})]
            public sealed partial class Message{{index}}
            {
                public Guid {{key}} { get; set; }
                public DateTime At { get; set; }
                [Bits(3)] public byte Priority { get; set; }
                [Bits(5)] public byte Channel { get; set; }
                [VarInt] public uint Count { get; set; }
                [MaxLength(64)] public string Text { get; set; } = "";
                [MaxLength(128)] public ReadOnlyMemory<byte> Payload { get; set; }
            }
            """,
        3 => $"""
            [DatagramMessage]
            public readonly partial record struct Point{index}(float X, float Y, float Z);

            [DatagramMessage({index})]
            public readonly partial record struct Message{index}(
                uint {key}, Point{index} From, Point{index} To, double Speed, [MaxLength(4)] Point{index}[] Path);
            """,
        _ => $"""
            [DatagramMessage({index}, ByteOrder = ByteOrder.BigEndian)]
            public readonly partial record struct Message{index}(
                ulong {key}, int A, short B, [Quantized(-1, 1, 0.01)] float Pitch, [Quantized(-1, 1, 0.01)] float Roll,
                TimeSpan Elapsed, [Since(2)] int Added);
            """,
    };
}
