using FastUdp.Demo.Bench.Accounts;
using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary><see cref="EndSwitch"/>.</summary>
[DatagramMessage]
internal readonly partial record struct SwitchUse(bool IsOn, [MaxLength(EndSwitch.MaxReasonLength)] string Reason)
{
    public static SwitchUse Of(EndSwitch row) => new(row.On, ControlText.Cut(row.Reason, EndSwitch.MaxReasonLength));

    public EndSwitch ToSwitch() => new() { On = IsOn, Reason = ControlText.Shown(Reason) };
}
