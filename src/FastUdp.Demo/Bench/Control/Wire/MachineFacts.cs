using FastUdp.Demo.Bench.Results;
using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>What an end runs on: <see cref="RunMachine"/>. Empty and 0 is not known.</summary>
[DatagramMessage]
internal readonly partial record struct MachineFacts(
    [MaxLength(ControlLimits.MostTextBytes)] string System,
    [MaxLength(ControlLimits.MostTextBytes)] string Kernel,
    [MaxLength(ControlLimits.MostTextBytes)] string Processor,
    ushort Cores,
    ulong MemoryBytes,
    [MaxLength(ControlLimits.MostTextBytes)] string ClockSource,
    [MaxLength(ControlLimits.MostTextBytes)] string Architecture,
    [MaxLength(ControlLimits.MostTextBytes)] string Runtime)
{
    public static MachineFacts This() => Of(RunMachine.This());

    public static MachineFacts Of(RunMachine machine) => new(
        Cut(machine.System),
        Cut(machine.Kernel),
        Cut(machine.Processor),
        (ushort)Math.Clamp(machine.Cores ?? 0, 0, ushort.MaxValue),
        (ulong)(machine.MemoryBytes ?? 0),
        Cut(machine.ClockSource),
        Cut(machine.Architecture),
        Cut(machine.Runtime));

    /// <summary>As results have it, with texts that can be printed.</summary>
    public RunMachine ToMachine() => new()
    {
        System = Shown(System),
        Kernel = Shown(Kernel),
        Processor = Shown(Processor),
        Cores = Cores == 0 ? null : Cores,
        MemoryBytes = MemoryBytes is 0 or > long.MaxValue ? null : (long)MemoryBytes,
        ClockSource = Shown(ClockSource),
        Architecture = Shown(Architecture),
        Runtime = Shown(Runtime),
    };

    private static string Cut(string? text) => ControlText.Cut(text, ControlLimits.MostTextBytes);

    private static string? Shown(string? text) => string.IsNullOrEmpty(text) ? null : ControlText.Shown(text);
}
