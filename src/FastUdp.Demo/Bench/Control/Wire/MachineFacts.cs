using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;
using FastUdp.Messages;
using System.Text;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>What an end runs on; empty and 0 is not known.</summary>
[DatagramMessage]
internal readonly partial record struct MachineFacts(
    [MaxLength(ControlLimits.MostTextBytes)] string System,
    [MaxLength(ControlLimits.MostTextBytes)] string Processor,
    ushort Cores,
    [MaxLength(ControlLimits.MostTextBytes)] string Architecture,
    [MaxLength(ControlLimits.MostTextBytes)] string Runtime)
{
    public static MachineFacts This() => Of(RunMachine.This());

    public static MachineFacts Of(RunMachine machine) => new(
        ControlText.Cut(machine.System, ControlLimits.MostTextBytes),
        ControlText.Cut(machine.Processor, ControlLimits.MostTextBytes),
        (ushort)Math.Clamp(machine.Cores ?? 0, 0, ushort.MaxValue),
        ControlText.Cut(machine.Architecture, ControlLimits.MostTextBytes),
        ControlText.Cut(machine.Runtime, ControlLimits.MostTextBytes));

    /// <summary>As results have it, with texts that can be printed.</summary>
    public RunMachine ToMachine() => new()
    {
        System = Shown(System),
        Processor = Shown(Processor),
        Cores = Cores == 0 ? null : Cores,
        Architecture = Shown(Architecture),
        Runtime = Shown(Runtime),
    };

    private static string? Shown(string? text) => string.IsNullOrEmpty(text) ? null : Printable.Text(Encoding.UTF8.GetBytes(text));
}
