using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>Asks for an endpoint; one that was open is closed.</summary>
/// <param name="Client">Its key.</param>
/// <param name="Kind">0 counts, 1 sends back.</param>
/// <param name="DatagramBytes">16 to 65,527.</param>
/// <param name="Setting">How datagrams are moved.</param>
[DatagramMessage(51)]
internal readonly partial record struct Open(ulong Client, byte Kind, ushort DatagramBytes, FarSetting Setting);
