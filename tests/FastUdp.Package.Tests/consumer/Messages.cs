using FastUdp.Messages;

namespace Consumer;

[DatagramMessage(1)]
public readonly partial record struct Question([MaxLength(32)] string Text, [MaxLength(8)] ushort[] Numbers);

[DatagramMessage(2)]
public readonly partial record struct Answer([MaxLength(32)] string Text, uint Sum);
