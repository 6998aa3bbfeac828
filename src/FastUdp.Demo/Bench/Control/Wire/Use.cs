using FastUdp.Demo.Bench.Accounts;
using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>The answer to an <see cref="AskUse"/>: <see cref="EndReport"/>.</summary>
[DatagramMessage(65)]
internal readonly partial record struct Use(
    ControlAnswer Answer,
    [MaxLength(Use.MostBackendBytes)] string Backend,
    SwitchUse BatchedCalls,
    SwitchUse Gso,
    SwitchUse Gro,
    SwitchUse BusyPoll,
    SwitchUse CorePinning,
    [VarInt] uint ReceiveBufferBytes,
    [VarInt] uint SendBufferBytes)
{
    private const int MostBackendBytes = 16;

    public static Use Of(EndReport report) => new(
        ControlAnswer.Done,
        ControlText.Cut(report.Backend, MostBackendBytes),
        SwitchUse.Of(report.BatchedCalls),
        SwitchUse.Of(report.Gso),
        SwitchUse.Of(report.Gro),
        SwitchUse.Of(report.BusyPoll),
        SwitchUse.Of(report.CorePinning),
        (uint)report.ReceiveBufferBytes,
        (uint)report.SendBufferBytes);

    /// <summary>The answer where there is nothing to tell.</summary>
    public static Use Nothing(ControlAnswer answer)
    {
        var none = new SwitchUse(false, "");
        return new Use(answer, "", none, none, none, none, none, 0, 0);
    }

    /// <summary>With texts that can be printed.</summary>
    public EndReport ToReport() => new()
    {
        Backend = ControlText.Shown(Backend),
        BatchedCalls = BatchedCalls.ToSwitch(),
        Gso = Gso.ToSwitch(),
        Gro = Gro.ToSwitch(),
        BusyPoll = BusyPoll.ToSwitch(),
        CorePinning = CorePinning.ToSwitch(),
        ReceiveBufferBytes = (int)Math.Min(ReceiveBufferBytes, int.MaxValue),
        SendBufferBytes = (int)Math.Min(SendBufferBytes, int.MaxValue),
    };
}
