using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Together;

/// <summary>Thousands of bad networks, each from a seed: what must hold, holds in all; a seed that fails fails again.</summary>
public class SeedTests
{
    private const int Seeds = 10_000;

    [Fact]
    public void What_must_hold_holds_for_every_seed()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            try
            {
                SimulatedScenario.Run(seed);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"The scenario of seed {seed} fails: {exception.Message}", exception);
            }
        }
    }

    [Fact]
    public void A_seed_replays_exactly()
    {
        for (int seed = 0; seed < 50; seed++)
            Assert.Equal(SimulatedScenario.Run(seed), SimulatedScenario.Run(seed));
        Assert.NotEqual(SimulatedScenario.Run(1), SimulatedScenario.Run(2));
    }
}
