using FastUdp.Demo.Bench.Ends;
using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>What a far end needs of an <see cref="EndSetting"/>.</summary>
/// <param name="Backend">0 the best, 1 the portable one, 2 Linux's.</param>
/// <param name="UseGso">Segmentation by the kernel when sending.</param>
/// <param name="UseGro">Coalescing by the kernel when receiving.</param>
/// <param name="ReceiveSlots">Buffers a receive call may fill, 1 to 1,024.</param>
/// <param name="BusyPollMicroseconds">0 to 1,000,000; absent is the engine's default.</param>
/// <param name="Core">Of the receive loop, 0 to 4,095; absent leaves it to the system.</param>
[DatagramMessage]
internal readonly partial record struct FarSetting(
    byte Backend, bool UseGso, bool UseGro, ushort ReceiveSlots, uint? BusyPollMicroseconds, ushort? Core)
{
    private const int MostSlots = 1_024;
    private const int MostBusyPollMicroseconds = 1_000_000;
    private const int MostCore = 4_095;

    private static readonly UdpBackend[] Backends = [UdpBackend.Auto, UdpBackend.Portable, UdpBackend.Linux];

    public static FarSetting Of(EndSetting setting) => new(
        (byte)Math.Max(0, Array.IndexOf(Backends, setting.Backend)),
        setting.UseGso,
        setting.UseGro,
        (ushort)setting.ReceiveSlots,
        setting.BusyPoll is { } busyPoll ? (uint)busyPoll.TotalMicroseconds : null,
        (ushort?)setting.FarCore);

    /// <summary>Why it is refused; null where it is within its limits.</summary>
    public string? Fault =>
        Backend >= Backends.Length ? $"there is no backend {Backend}"
        : ReceiveSlots is 0 or > MostSlots ? $"{ReceiveSlots} receive slots are not 1 to {MostSlots:N0}"
        : BusyPollMicroseconds > MostBusyPollMicroseconds ? $"{BusyPollMicroseconds} µs of busy-polling exceed the limit of {MostBusyPollMicroseconds:N0}"
        : Core > MostCore ? $"core {Core} exceeds the limit of {MostCore:N0}"
        : null;

    public EndSetting ToSetting() => new()
    {
        Backend = Backends[Backend],
        UseGso = UseGso,
        UseGro = UseGro,
        ReceiveSlots = ReceiveSlots,
        BusyPoll = BusyPollMicroseconds is { } microseconds ? TimeSpan.FromMicroseconds(microseconds) : null,
        FarCore = Core,
    };
}
