using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>The answer to an <see cref="End"/>: what the far end saw of the trial. What is long is asked for page by page.</summary>
/// <param name="Answer">Whether a trial has ended; otherwise all else is absent.</param>
/// <param name="Endpoint">What its endpoint counted.</param>
/// <param name="Process">What its process spent.</param>
/// <param name="Kernel">What the kernel counted in its network namespace.</param>
/// <param name="Reception">What it counted; absent where it sends back.</param>
[DatagramMessage(56)]
internal readonly partial record struct Ended(
    ControlAnswer Answer, EndpointCounts? Endpoint, ProcessCosts? Process, KernelCounts? Kernel, Reception? Reception);
