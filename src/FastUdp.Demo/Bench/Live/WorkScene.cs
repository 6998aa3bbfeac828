using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Live;

/// <summary>What a work has to do with while it runs.</summary>
/// <param name="Output">Is told its plan and its results.</param>
/// <param name="Far">Where datagrams go.</param>
/// <param name="Trial">Who carries a trial out.</param>
/// <param name="Stop">Is cancelled when the user has had enough.</param>
internal sealed record WorkScene(RunOutput Output, IFarEnd Far, Trial Trial, CancellationToken Stop);
