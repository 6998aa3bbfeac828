namespace FastUdp.Messages.Tests.Declarations;

/// <summary>One program's view of a message that holds another with its length before it, and a later program's.</summary>
[DatagramMessage]
public readonly partial record struct OldOuter([LengthPrefixed] OldInner Inner, int After);

[DatagramMessage]
public readonly partial record struct OldInner(ushort Health);

[DatagramMessage]
public readonly partial record struct NewOuter([LengthPrefixed] NewInner Inner, int After);

[DatagramMessage]
public readonly partial record struct NewInner(ushort Health, [Since(2)] uint Armour, [Since(3), MaxLength(10)] string Name);

[DatagramMessage(60, Budget = WireBudget.Udp)]
public readonly partial record struct Hostile([MaxLength(16_000)] int[] Numbers);

[DatagramMessage(61)]
public readonly partial record struct HostileTexts([MaxLength(20, 20)] string[] Texts, [MaxLength(20)] List<Badge> Badges);

[DatagramMessage(65, Budget = WireBudget.Udp)]
public readonly partial record struct HostileFixed([FixedLength(16_000)] int[]? Numbers);

/// <summary>A message only its own assembly and its own type see.</summary>
internal sealed partial class Hidden
{
    [DatagramMessage(62)]
    private sealed partial class Secret
    {
        private readonly int _code;

        public Secret(int code) => _code = code;

        public int Code => _code;
    }

    public static int ThroughTheWire(int code)
    {
        byte[] bytes = new byte[Secret.MaxWireSize];
        Secret.TryWrite(new Secret(code), bytes, out _, out _);
        return Secret.TryRead(bytes, out Secret? read, out _) ? read.Code : -1;
    }
}

/// <summary>Members that need escaping, and one named like a local of the generated code.</summary>
[DatagramMessage(63)]
public partial struct Keywords
{
    public int @class;
    public int message;
    public int run;
    public byte fault;
    [MaxLength(5)] public byte[] reader;
    [MaxLength(5)] public string? count1;
}

[DatagramMessage(64)]
public sealed partial class Required
{
    public required int Id { get; init; }

    [MaxLength(10)]
    public required string Name { get; set; }

    public int Private { get; private set; } = 5;

    [NotOnWire]
    public string Note { get; set; } = "as constructed";

    public void SetPrivate(int value) => Private = value;
}
