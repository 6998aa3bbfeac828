using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

public sealed class AddressProofTests
{
    private const long Epoch = 1_000;

    private static readonly RemoteAddress Remote = RemoteAddress.Parse("192.0.2.7:5000");

    private readonly AddressProof _proof = new(new Random(1), Epoch);

    [Theory]
    [InlineData(0, true)]
    [InlineData(999, true)] // the next epoch
    [InlineData(1_499, true)] // the end of the next epoch
    [InlineData(1_500, false)] // the epoch after it
    [InlineData(-501, false)] // a token of the future
    public void A_token_holds_in_its_epoch_and_the_next(long later, bool holds)
    {
        const long Made = 5_500;
        ulong token = _proof.TokenFor(Remote, Made);

        Assert.Equal(holds, _proof.IsProven(Remote, token, Made + later));
    }

    [Theory]
    [InlineData("192.0.2.8:5000")]
    [InlineData("192.0.2.7:5001")]
    [InlineData("[2001:db8::1]:5000")]
    [InlineData("[fe80::1%2]:5000")]
    public void A_token_is_for_one_address_and_port(string other)
    {
        ulong token = _proof.TokenFor(Remote, 0);

        Assert.False(_proof.IsProven(RemoteAddress.Parse(other), token, 0));
        Assert.True(_proof.IsProven(RemoteAddress.Parse(other), _proof.TokenFor(RemoteAddress.Parse(other), 0), 0));
    }

    [Fact]
    public void Zero_proves_nothing_and_another_key_makes_other_tokens()
    {
        Assert.False(_proof.IsProven(Remote, 0, 0));
        Assert.NotEqual(_proof.TokenFor(Remote, 0), new AddressProof(new Random(2), Epoch).TokenFor(Remote, 0));
        Assert.NotEqual(new AddressProof(null, Epoch).TokenFor(Remote, 0), new AddressProof(null, Epoch).TokenFor(Remote, 0));
    }

    [Fact]
    public void By_itself_it_goes_by_its_clock()
    {
        var network = new SimulatedNetwork(seed: 1);
        var proof = new AddressProof(TimeSpan.FromSeconds(10), network.TimeProvider);
        ulong token = proof.TokenFor(Remote);

        network.Run(TimeSpan.FromSeconds(10));
        Assert.True(proof.IsProven(Remote, token));
        network.Run(TimeSpan.FromSeconds(10));
        Assert.False(proof.IsProven(Remote, token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(86_401)]
    public void A_lifetime_out_of_its_bounds_is_named(int seconds) =>
        Assert.Contains("1 ms to 1 day", Assert.Throws<ArgumentOutOfRangeException>(() => new AddressProof(TimeSpan.FromSeconds(seconds))).Message, StringComparison.Ordinal);

    [Fact]
    public void Making_and_checking_tokens_allocates_nothing()
    {
        long allocated = Allocations.Of(() =>
        {
            for (int i = 0; i < 100; i++)
                Assert.True(_proof.IsProven(Remote, _proof.TokenFor(Remote, 0), Epoch));
        });
        Assert.Equal(0, allocated);
    }
}
