using FastUdp.PathMtu;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>Which sizes are tried.</summary>
public class SizeRangeTests
{
    private const int Headers = 28;
    private const int Base = 1_200;
    private const int Max = 65_507;

    // What passes costs one probe and what does not three.
    [Theory]
    [InlineData(1_280, 3, 3)]
    [InlineData(1_400, 4, 3)]
    [InlineData(1_420, 5, 3)]
    [InlineData(1_450, 6, 3)]
    [InlineData(1_480, 7, 3)]
    [InlineData(1_492, 8, 2)]
    [InlineData(1_500, 2, 2)]
    [InlineData(9_000, 3, 1)]
    [InlineData(65_535, 20, 4)]
    [InlineData(1_361, 20, 10)]
    public void Common_MTUs_are_found_in_few_steps(int mtu, int mostPassed, int mostFailed)
    {
        (int passed, int failed) = Search(mtu - Headers, hintMtu: 0);
        Assert.InRange(passed, 1, mostPassed);
        Assert.InRange(failed, 0, mostFailed);
    }

    [Theory]
    [InlineData(1_500, 1_500, 2, 1)]
    [InlineData(9_000, 9_000, 2, 1)]
    [InlineData(1_500, 9_000, 2, 2)]
    [InlineData(1_361, 1_361, 2, 1)]
    [InlineData(1_500, 1_400, 4, 2)]
    [InlineData(65_535, 65_536, 2, 0)]
    public void A_hint_that_is_right_is_enough_and_a_wrong_one_costs_little(int mtu, int hintMtu, int mostPassed, int mostFailed)
    {
        (int passed, int failed) = Search(mtu - Headers, hintMtu);
        Assert.InRange(passed, 1, mostPassed);
        Assert.InRange(failed, 0, mostFailed);
    }

    [Fact]
    public void Every_size_is_found_exactly_and_no_size_is_tried_that_is_known_about() =>
        Always.HoldsFor(Gen.Choose(Base, Max).Zip(Gen.Choose(0, 70_000)), value => Search(value.Item1, value.Item2), times: 2_000);

    [Fact]
    public void A_size_that_passes_after_all_opens_the_range_again()
    {
        var sizes = new SizeRange(Base, Max, Headers);
        sizes.Raise(Base);
        sizes.Lower(1_300);
        sizes.Raise(1_300);
        Assert.Equal((1_300, Max + 1), (sizes.Good, sizes.Ceiling));
        Assert.False(sizes.IsExact);
    }

    private static (int Passed, int Failed) Search(int largest, int hintMtu)
    {
        var sizes = new SizeRange(Base, Max, Headers);
        sizes.Suggest(hintMtu - Headers);
        sizes.Raise(Base);
        (int passed, int failed) = (1, 0);
        while (!sizes.IsExact)
        {
            int size = sizes.Next();
            Assert.InRange(size, sizes.Good + 1, sizes.Ceiling - 1);
            Assert.InRange(passed + failed, 0, 32);
            if (size <= largest)
            {
                sizes.Raise(size);
                passed++;
            }
            else
            {
                sizes.Lower(size);
                failed++;
            }
        }
        Assert.Equal(largest, sizes.Good);
        return (passed, failed);
    }
}
